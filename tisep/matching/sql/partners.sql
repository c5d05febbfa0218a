SELECT i.id, i.record_id AS actor_id, false AS offered,
    CASE
        WHEN i.record_id IN (
            SELECT owner_id FROM resources_resource
            WHERE owner_id IS NOT NULL AND state = 'published'
                AND offer IN ('open', 'not_offered') AND kind IN (
                    SELECT kind FROM resources_need
                    WHERE actor_id = %(actor)s AND state = 'published'
                        AND status IN ('open', 'partly_met')
                )
        ) OR i.record_id IN (
            SELECT actor_id FROM resources_need
            WHERE state = 'published' AND status IN ('open', 'partly_met') AND kind IN (
                    SELECT kind FROM resources_resource
                    WHERE owner_id = %(actor)s AND state = 'published'
                        AND offer IN ('open', 'not_offered')
                )
        ) THEN 1
        WHEN 'implementer' = ANY (i.roles) AND 'supporter' = ANY (%(roles)s::text[])
            OR 'supporter' = ANY (i.roles) AND 'implementer' = ANY (%(roles)s::text[]) THEN {roles}
        ELSE 0
    END AS complement
FROM explore_indexedrecord i
WHERE i.record = 'actor' AND i.record_id <> %(actor)s AND {near} AND {theme}
