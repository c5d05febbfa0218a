-- Of `counted`, records with a sign of 1 or -1: what they add to the counts of each region.
--
-- Located in a region is what sits in it or below. Reaching it is what sits elsewhere and serves
-- it, a region that holds it or one that it holds: located and reaching together are what the
-- filter `region` finds.
seat AS MATERIALIZED (
    -- By where they sit; summed up the path further down, when there are few rows left.
    SELECT path, serves, serves_up, record, is_open, sum(sign) AS n
    FROM counted CROSS JOIN LATERAL (SELECT listing = 'open' AS is_open) AS standing
    GROUP BY path, serves, serves_up, record, is_open HAVING sum(sign) <> 0
), located AS (
    SELECT up.code,
        sum(n) FILTER (WHERE record = 'actor') AS actors,
        sum(n) FILTER (WHERE record = 'project') AS projects,
        sum(n) FILTER (WHERE record = 'resource') AS resources,
        sum(n) FILTER (WHERE record = 'need' AND is_open) AS needs
    FROM seat CROSS JOIN unnest(path) AS up (code) GROUP BY up.code
), tally_of_seat AS MATERIALIZED (
    SELECT i.path, t.facet, t.value, sum(i.sign) AS n
    FROM counted i CROSS JOIN LATERAL (
        SELECT 'actor_kind' AS facet, i.kind AS value WHERE i.record = 'actor'
        UNION ALL SELECT 'resource_kind', i.kind WHERE i.record IN ('resource', 'need')
        UNION ALL SELECT 'role', unnest(i.roles)
        UNION ALL SELECT 'issue', unnest(i.issues_up)
        UNION ALL SELECT 'target_group', unnest(i.target_groups_up)
    ) AS t
    GROUP BY i.path, t.facet, t.value HAVING sum(i.sign) <> 0
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
), served AS MATERIALIZED (
    -- Few records share a place, but many serve the same regions.
    SELECT serves, serves_up, sum(n) AS n
    FROM seat WHERE serves <> '{}' GROUP BY serves, serves_up HAVING sum(n) <> 0
), served_up AS MATERIALIZED (
    -- Whether a region at or above served ones is, or is below, a served one itself.
    SELECT up.code, s.n, up.code = ANY (s.serves) AS stated,
        r.path::text[] && s.serves AS within, r.path[2:]::text[] && s.serves AS below
    FROM served s CROSS JOIN unnest(s.serves_up) AS up (code) JOIN regions_region r USING (code)
), served_at_top AS MATERIALIZED (
    SELECT code, sum(n) AS n FROM served_up WHERE stated AND NOT below
    GROUP BY code HAVING sum(n) <> 0
), reaching AS (
    SELECT code, sum(n) AS n FROM (
        -- Everything below a served region: summed down from the top ones, lest a record that
        -- serves a province and a district in it count twice in the district.
        SELECT r.code::text AS code, top.n FROM regions_region r
        CROSS JOIN unnest(r.path) AS up (code) JOIN served_at_top top ON top.code = up.code
        UNION ALL SELECT code, n FROM served_up WHERE NOT within
        -- Less what sits there.
        UNION ALL SELECT up.code, -n FROM seat
        CROSS JOIN unnest(path) WITH ORDINALITY AS up (code, nth)
        WHERE serves <> '{}' AND (up.code = ANY (serves_up) OR path[nth::int:] && serves)
    ) AS either GROUP BY code HAVING sum(n) <> 0
), added AS (
    SELECT r.id AS region_id, coalesce(l.actors, 0) AS actors, coalesce(l.projects, 0) AS projects,
        coalesce(l.resources, 0) AS resources, coalesce(l.needs, 0) AS needs,
        coalesce(a.n, 0) AS reaching, coalesce(t.actor_kind, '{}') AS actor_kind,
        coalesce(t.resource_kind, '{}') AS resource_kind, coalesce(t.role, '{}') AS role,
        coalesce(t.issue, '{}') AS issue, coalesce(t.target_group, '{}') AS target_group,
        num_nonnulls(l.code, a.code, t.code) > 0 AS something
    FROM regions_region r
    LEFT JOIN located l ON l.code = r.code
    LEFT JOIN tally t ON t.code = r.code
    LEFT JOIN reaching a ON a.code = r.code
)
