SELECT i.id, n.actor_id, false AS offered,
    CASE WHEN i.kind = %(kind)s THEN 1
        WHEN %(kind)s = 'fund' AND i.kind = ANY ({bought_by_funds}) THEN {fund} ELSE 0
    END AS complement
FROM explore_indexedrecord i
JOIN resources_need n ON n.id = i.record_id
WHERE i.record = 'need'
    AND n.status IN ('open', 'partly_met')
    AND n.actor_id IS DISTINCT FROM %(actor)s
    AND ((i.kind = %(kind)s OR %(kind)s = 'fund') AND ({near} OR {theme}) OR {near} AND {theme})
