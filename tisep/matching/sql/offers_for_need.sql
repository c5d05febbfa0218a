SELECT i.id, r.owner_id AS actor_id, r.offer = 'open' AS offered,
    CASE WHEN i.kind = %(kind)s THEN 1
        WHEN i.kind = 'fund' AND %(kind)s = ANY ({bought_by_funds}) THEN {fund} ELSE 0
    END AS complement
FROM explore_indexedrecord i
JOIN resources_resource r ON r.id = i.record_id
WHERE i.record = 'resource'
    AND r.offer IN ('open', 'not_offered')
    AND r.owner_id IS DISTINCT FROM %(actor)s
    AND (i.kind IN (%(kind)s, 'fund') AND ({near} OR {theme}) OR {near} AND {theme})
