-- Count the public records of every region and store it, with the version of the index counted.
--
-- Located in a region is what sits in it or below. Reaching it is what sits elsewhere and serves
-- it, a region that holds it or one that it holds: located and reaching together are what the
-- filter `region` finds.
WITH seat AS MATERIALIZED (
    -- By where they sit; summed up the path further down, when there are few rows left.
    SELECT path, serves, serves_up, record, count(*) AS n, max(confirmed_on) AS confirmed_on
    FROM explore_indexedrecord GROUP BY path, serves, serves_up, record
), located AS (
    SELECT up.code,
        sum(n) FILTER (WHERE record = 'actor') AS actors,
        sum(n) FILTER (WHERE record = 'project') AS projects,
        sum(n) FILTER (WHERE record = 'resource') AS resources,
        sum(n) FILTER (WHERE record = 'need') AS needs,
        max(confirmed_on) AS confirmed_on
    FROM seat CROSS JOIN unnest(path) AS up (code) GROUP BY up.code
), tally_of_seat AS MATERIALIZED (
    SELECT i.path, t.facet, t.value, count(*) AS n
    FROM explore_indexedrecord i CROSS JOIN LATERAL (
        SELECT 'actor_kind' AS facet, i.kind AS value WHERE i.record = 'actor'
        UNION ALL SELECT 'resource_kind', i.kind WHERE i.record IN ('resource', 'need')
        UNION ALL SELECT 'role', unnest(i.roles)
        UNION ALL SELECT 'issue', unnest(i.issues_up)
        UNION ALL SELECT 'target_group', unnest(i.target_groups_up)
    ) AS t
    GROUP BY i.path, t.facet, t.value
), tally AS (
    SELECT code, jsonb_object_agg(value, n) FILTER (WHERE facet = 'actor_kind') AS actor_kind,
        jsonb_object_agg(value, n) FILTER (WHERE facet = 'resource_kind') AS resource_kind,
        jsonb_object_agg(value, n) FILTER (WHERE facet = 'role') AS role,
        jsonb_object_agg(value, n) FILTER (WHERE facet = 'issue') AS issue,
        jsonb_object_agg(value, n) FILTER (WHERE facet = 'target_group') AS target_group
    FROM (
        SELECT up.code, facet, value, sum(n) AS n
        FROM tally_of_seat CROSS JOIN unnest(path) AS up (code) GROUP BY up.code, facet, value
    ) AS summed GROUP BY code
), holds AS MATERIALIZED (
    SELECT r.code::text AS code, up.code::text AS up
    FROM regions_region r CROSS JOIN unnest(r.path) AS up (code)
), served AS MATERIALIZED (
    -- Few records share a place, but many serve the same regions.
    SELECT row_number() OVER () AS id, serves, serves_up, sum(n) AS n
    FROM seat WHERE serves <> '{}' GROUP BY serves, serves_up
), reach AS MATERIALIZED (
    SELECT s.id, holds.code
    FROM served s CROSS JOIN unnest(s.serves) AS stated (code) JOIN holds ON holds.up = stated.code
    UNION
    SELECT s.id, up.code FROM served s CROSS JOIN unnest(s.serves_up) AS up (code)
), reaching AS (
    SELECT reach.code, sum(s.n) AS n FROM reach JOIN served s USING (id) GROUP BY reach.code
), both_ways AS (
    SELECT up.code, sum(seat.n) AS n
    FROM seat JOIN served s USING (serves, serves_up)
    CROSS JOIN unnest(seat.path) AS up (code)
    JOIN reach ON reach.id = s.id AND reach.code = up.code
    GROUP BY up.code
)
INSERT INTO regions_regionstatistics AS counted (
    region_id, actors, projects, resources, needs, reaching, by_actor_kind, by_resource_kind,
    by_role, by_issue, by_target_group, last_confirmed_on, index_version, counted_at)
SELECT r.id, coalesce(l.actors, 0), coalesce(l.projects, 0), coalesce(l.resources, 0),
    coalesce(l.needs, 0), coalesce(a.n, 0) - coalesce(b.n, 0),
    coalesce(t.actor_kind, '{}'), coalesce(t.resource_kind, '{}'), coalesce(t.role, '{}'),
    coalesce(t.issue, '{}'), coalesce(t.target_group, '{}'), l.confirmed_on,
    (SELECT coalesce(sum(weight), 0) FROM explore_indexchange), now()
FROM regions_region r
LEFT JOIN located l ON l.code = r.code
LEFT JOIN tally t ON t.code = r.code
LEFT JOIN reaching a ON a.code = r.code
LEFT JOIN both_ways b ON b.code = r.code
ON CONFLICT (region_id) DO UPDATE SET (
    actors, projects, resources, needs, reaching, by_actor_kind, by_resource_kind,
    by_role, by_issue, by_target_group, last_confirmed_on, index_version, counted_at
) = (
    excluded.actors, excluded.projects, excluded.resources, excluded.needs, excluded.reaching,
    excluded.by_actor_kind, excluded.by_resource_kind, excluded.by_role, excluded.by_issue,
    excluded.by_target_group, excluded.last_confirmed_on, excluded.index_version,
    excluded.counted_at)
