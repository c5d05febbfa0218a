SELECT i.id, i.record_id AS actor_id, false AS offered,
    greatest(
        (
            SELECT max(CASE WHEN r.kind = %(kind)s THEN 1
                WHEN r.kind = 'fund' AND %(kind)s = ANY ({bought_by_funds}) THEN {fund} ELSE 0
            END)
            FROM resources_resource r
            WHERE r.owner_id = i.record_id AND r.state = 'published'
                AND r.offer IN ('open', 'not_offered')
        ),
        CASE WHEN 'supporter' = ANY (i.roles) THEN {supporter} ELSE 0 END
    ) AS complement
FROM explore_indexedrecord i
WHERE i.record = 'actor' AND i.record_id <> %(actor)s AND {near} AND {theme}
