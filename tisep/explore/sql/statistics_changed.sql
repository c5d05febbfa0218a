-- Take what has changed since the last count, and count again only where that matters.
WITH taken AS (
    DELETE FROM explore_statisticsqueue RETURNING *
), counted AS (
    SELECT * FROM taken
), {tally}, confirmed_here AS (
    SELECT r.id AS region_id, r.code::text AS code, s.last_confirmed_on AS known,
        max(t.confirmed_on) FILTER (WHERE sign = 1) AS added,
        max(t.confirmed_on) FILTER (WHERE sign = -1) AS removed
    FROM taken t CROSS JOIN unnest(t.path) AS up (code)
    JOIN regions_region r ON r.code = up.code JOIN regions_regionstatistics s ON s.region_id = r.id
    WHERE t.confirmed_on IS NOT NULL GROUP BY r.id, s.id
), confirmed_no_longer AS MATERIALIZED (
    SELECT code FROM confirmed_here
    WHERE removed >= known AND (added IS NULL OR added < removed)
), confirmed_still AS (
    SELECT up.code, max(seat.confirmed_on) AS confirmed_on
    FROM regions_region r
    CROSS JOIN LATERAL (
        SELECT confirmed_on FROM explore_indexedrecord x
        WHERE x.path[1] = r.code AND x.confirmed_on IS NOT NULL
        ORDER BY x.confirmed_on DESC LIMIT 1
    ) AS seat
    CROSS JOIN unnest(r.path) AS up (code)
    WHERE r.path::text[] && ARRAY(SELECT code FROM confirmed_no_longer)
    GROUP BY up.code
), confirmed AS (
    SELECT h.region_id,
        CASE WHEN n.code IS NULL THEN greatest(h.known, h.added) ELSE s.confirmed_on END
            AS confirmed_on
    FROM confirmed_here h
    LEFT JOIN confirmed_no_longer n USING (code)
    LEFT JOIN confirmed_still s USING (code)
), moved AS MATERIALIZED (
    SELECT kind, location::geography AS at FROM taken
    WHERE record = 'resource' AND location IS NOT NULL
    GROUP BY kind, location HAVING sum(sign) <> 0
), farthest AS MATERIALIZED (
    SELECT of.key AS kind, max(of.value::int) AS metres
    FROM regions_regionstatistics s CROSS JOIN jsonb_each_text(s.nearest) AS of
    WHERE of.key IN (SELECT kind FROM moved) GROUP BY of.key
), asked AS (
    -- A resource that has come or gone matters to a tambon that has none nearer, and to those
    -- that have none. Distances are stored in whole metres.
    SELECT r.id AS region_id, m.kind, r.point
    FROM moved m JOIN farthest f USING (kind)
    JOIN regions_region r
        ON r.level = 'tambon' AND ST_DWithin(r.point::geography, m.at, f.metres + 1)
    JOIN regions_regionstatistics s ON s.region_id = r.id
    WHERE ST_Distance(r.point::geography, m.at) <= (s.nearest ->> m.kind)::int + 1
    UNION
    SELECT r.id, k.kind, r.point
    FROM (SELECT DISTINCT kind FROM moved) k CROSS JOIN regions_regionstatistics s
    JOIN regions_region r ON r.id = s.region_id
    WHERE r.level = 'tambon' AND r.point IS NOT NULL AND NOT s.nearest ? k.kind
), nearest AS (
    SELECT a.region_id, array_agg(a.kind) AS asked,
        coalesce(jsonb_object_agg(a.kind, round(n.metres)) FILTER (WHERE n.metres IS NOT NULL), '{}')
            AS nearest
    FROM asked a LEFT JOIN LATERAL explore_nearest(a.kind, a.point::geography) n ON true
    GROUP BY a.region_id
), fresh AS (
    SELECT s.region_id, s.actors + a.actors AS actors, s.projects + a.projects AS projects,
        s.resources + a.resources AS resources, s.needs + a.needs AS needs,
        s.reaching + a.reaching AS reaching,
        CASE WHEN a.actor_kind = '{}' THEN s.by_actor_kind
            ELSE explore_tallies_added(s.by_actor_kind, a.actor_kind) END AS actor_kind,
        CASE WHEN a.resource_kind = '{}' THEN s.by_resource_kind
            ELSE explore_tallies_added(s.by_resource_kind, a.resource_kind) END AS resource_kind,
        CASE WHEN a.role = '{}' THEN s.by_role
            ELSE explore_tallies_added(s.by_role, a.role) END AS role,
        CASE WHEN a.issue = '{}' THEN s.by_issue
            ELSE explore_tallies_added(s.by_issue, a.issue) END AS issue,
        CASE WHEN a.target_group = '{}' THEN s.by_target_group
            ELSE explore_tallies_added(s.by_target_group, a.target_group) END AS target_group,
        CASE WHEN n.region_id IS NULL THEN s.nearest ELSE s.nearest - n.asked || n.nearest END
            AS nearest,
        CASE WHEN c.region_id IS NULL THEN s.last_confirmed_on ELSE c.confirmed_on END
            AS confirmed_on
    FROM regions_regionstatistics s
    JOIN added a USING (region_id)
    LEFT JOIN confirmed c USING (region_id)
    LEFT JOIN nearest n USING (region_id)
    WHERE a.something OR c.region_id IS NOT NULL OR n.region_id IS NOT NULL
), {store}
