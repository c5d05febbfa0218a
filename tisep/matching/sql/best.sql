WITH known AS (
    SELECT actor_id, count(DISTINCT project) AS projects, max(project) AS project,
        sum(ties) AS ties, sum(met) AS met
    FROM (
        SELECT theirs.actor_id, ours.project_id AS project, 0 AS ties, 0 AS met
        FROM actors_participation ours
        JOIN actors_project p ON p.id = ours.project_id AND p.state = 'published'
        JOIN actors_participation theirs ON theirs.project_id = ours.project_id
        WHERE ours.actor_id = %(actor)s
        UNION ALL
        SELECT partner_id, NULL, 1, 0 FROM actors_partnership WHERE actor_id = %(actor)s
        UNION ALL
        SELECT actor_id, NULL, 1, 0 FROM actors_partnership WHERE partner_id = %(actor)s
        UNION ALL
        SELECT r.to_actor_id, NULL, 0, 1
        FROM resources_referral r JOIN resources_need n ON n.id = r.need_id
        WHERE n.actor_id = %(actor)s AND r.outcome IN ('met', 'partly')
        UNION ALL
        SELECT n.actor_id, NULL, 0, 1
        FROM resources_referral r JOIN resources_need n ON n.id = r.need_id
        WHERE r.to_actor_id = %(actor)s AND r.outcome IN ('met', 'partly')
    ) AS together
    GROUP BY actor_id
),
candidate AS ({candidates}),
part AS (
    SELECT
        c.id, c.actor_id, c.offered, c.complement,
        k.projects, k.project,
        cardinality(ARRAY(SELECT unnest(i.issues_up) INTERSECT SELECT unnest(%(issues_up)s::text[])))
            ::real / greatest(1, {asked_issues}) AS issue,
        cardinality(ARRAY(
            SELECT unnest(i.target_groups_up) INTERSECT SELECT unnest(%(groups_up)s::text[])))
            ::real / greatest(1, {asked_groups}) AS target_group,
        CASE
            WHEN i.serves && %(path_within)s::text[] OR i.path && %(serves_within)s::text[]
                OR i.serves && %(serves_within)s::text[] THEN {serves}
            ELSE greatest(
                CASE WHEN %(tambon)s = ANY (i.path) THEN {same_tambon}
                    WHEN %(district)s = ANY (i.path) THEN {same_district}
                    WHEN %(province)s = ANY (i.path) THEN {same_province}
                    WHEN %(part)s = ANY (i.path) THEN {same_part} ELSE 0 END,
                CASE WHEN 'TH' = ANY (i.serves || %(serves)s::text[]) THEN {serves_country} ELSE 0 END
            )
        END AS place,
        -- Metres along the earth: what geometry measures here are degrees.
        ST_Distance(i.location::geography, %(location)s::geography) AS metres,
        least(1, {project} * coalesce(k.projects, 0) + {partnership} * coalesce(k.ties, 0)
            + {referral} * coalesce(k.met, 0)) AS history,
        CASE
            WHEN i.confirmed_on > current_date - {fresh_days} THEN 1
            WHEN i.confirmed_on > current_date - {ageing_days} THEN {ageing} ELSE 0
        END AS freshness,
        similarity(i.name_th, %(name)s) AS text
    FROM candidate c
    JOIN explore_indexedrecord i ON i.id = c.id
    LEFT JOIN known k ON k.actor_id = c.actor_id
),
worth AS (
    SELECT *, coalesce(1 / (1 + metres / {half_way}), 0) AS distance FROM part
),
ranked AS (
    SELECT *, {score} AS score FROM worth
)
SELECT r.* FROM ranked r JOIN explore_indexedrecord i ON i.id = r.id
WHERE r.score >= {least}
ORDER BY r.offered DESC, round(r.score::numeric, 3) DESC, i.name_th, r.id
LIMIT %(limit)s
