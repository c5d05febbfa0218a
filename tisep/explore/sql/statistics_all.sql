-- Count every region anew from the index as it is; nothing is then left to be added.
WITH taken AS (
    DELETE FROM explore_statisticsqueue RETURNING sign
), counted AS NOT MATERIALIZED (
    SELECT 1 AS sign, * FROM explore_indexedrecord
), {tally}, confirmed AS (
    SELECT up.code, max(confirmed_on) AS confirmed_on
    FROM (
        SELECT path, max(confirmed_on) AS confirmed_on FROM explore_indexedrecord
        WHERE confirmed_on IS NOT NULL GROUP BY path
    ) AS seats CROSS JOIN unnest(path) AS up (code) GROUP BY up.code
), kind AS (
    SELECT DISTINCT kind FROM explore_indexedrecord
    WHERE record = 'resource' AND location IS NOT NULL
), nearest AS (
    SELECT r.id AS region_id, jsonb_object_agg(k.kind, round(n.metres)) AS nearest
    FROM regions_region r CROSS JOIN kind k
    CROSS JOIN LATERAL explore_nearest(k.kind, r.point::geography) n
    WHERE r.level = 'tambon' AND r.point IS NOT NULL GROUP BY r.id
), fresh AS (
    SELECT a.region_id, a.actors, a.projects, a.resources, a.needs, a.reaching, a.actor_kind,
        a.resource_kind, a.role, a.issue, a.target_group,
        coalesce(n.nearest, '{}') AS nearest, c.confirmed_on
    FROM added a JOIN regions_region r ON r.id = a.region_id
    LEFT JOIN confirmed c ON c.code = r.code
    LEFT JOIN nearest n USING (region_id)
), {store}
