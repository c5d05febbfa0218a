-- What the index should say of some records of one kind. The triggers store it, and
-- verify_index compares it with what is stored.

-- ต.ท่าสาป, อ.เมืองยะลา, จ.ยะลา; in Bangkok แขวง and เขต, and its name alone.
CREATE OR REPLACE FUNCTION explore_place_th(level text, code text, name text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN level = 'tambon' THEN CASE WHEN code LIKE '10%' THEN 'แขวง' ELSE 'ต.' END
        WHEN level = 'district' THEN CASE WHEN code LIKE '10%' THEN 'เขต' ELSE 'อ.' END
        WHEN level = 'province' AND code <> '10' THEN 'จ.'
        ELSE ''
    END || name
$$;

CREATE OR REPLACE FUNCTION explore_derived(of_record text, ids bigint[]) RETURNS TABLE (
    record text, record_id bigint, uuid uuid, kind text, roles text[],
    issues text[], issues_up text[], target_groups text[], target_groups_up text[],
    path text[], serves text[], serves_up text[],
    location geometry, mark geometry, at_region boolean,
    name_th text, name_en text, name_en_unverified boolean, place_th text, place_en text,
    confirmed_on date, listing text, opened_at timestamptz, ends_on date,
    key text, marks text[], names text, named text, written text, told text
) LANGUAGE plpgsql STABLE
-- Inside a bulk load the planner believes that the tables still have the few rows that they had
-- before, and scans of them in nested loops then take minutes. What comes from a table is
-- therefore asked for by ANY, which uses its index, and the rest is hashed. To plan this anew for
-- each record would take longer than all else.
SET enable_nestloop = off SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
SET search_path FROM CURRENT AS $$
#variable_conflict use_column
BEGIN RETURN QUERY
WITH RECURSIVE base AS MATERIALIZED (
    SELECT p.* FROM explore_public() p WHERE p.record = of_record AND p.record_id = ANY (ids)
),
-- Issues and target groups: what is tagged (leaf) and what that hangs on. UNION, not UNION ALL:
-- it ends also where somebody has made a circle.
issue_link AS MATERIALIZED (
    SELECT l.record_id, l.linked_id FROM explore_issuelinks() l
    WHERE l.record = of_record AND l.record_id = ANY (ids)
),
issue_line AS (
    SELECT i.id AS leaf, i.id, i.parent_id, i.slug
    FROM actors_issue i WHERE i.id = ANY (ARRAY(SELECT linked_id FROM issue_link))
    UNION
    SELECT l.leaf, i.id, i.parent_id, i.slug
    FROM issue_line l JOIN actors_issue i ON i.id = l.parent_id
),
issue AS (
    SELECT k.record_id,
        array_agg(DISTINCT l.slug::text) FILTER (WHERE l.id = l.leaf) AS slugs,
        array_agg(DISTINCT l.slug::text) AS slugs_up,
        array_agg(DISTINCT CASE WHEN l.id = l.leaf THEN 'issue:' ELSE 'above-issue:' END || l.slug)
            AS marks
    FROM issue_link k
    JOIN issue_line l ON l.leaf = k.linked_id
    GROUP BY k.record_id
),
group_link AS MATERIALIZED (
    SELECT l.record_id, l.linked_id FROM explore_targetgrouplinks() l
    WHERE l.record = of_record AND l.record_id = ANY (ids)
),
group_line AS (
    SELECT g.id AS leaf, g.id, g.parent_id, g.slug
    FROM actors_targetgroup g WHERE g.id = ANY (ARRAY(SELECT linked_id FROM group_link))
    UNION
    SELECT l.leaf, g.id, g.parent_id, g.slug
    FROM group_line l JOIN actors_targetgroup g ON g.id = l.parent_id
),
target_group AS (
    SELECT k.record_id,
        array_agg(DISTINCT l.slug::text) FILTER (WHERE l.id = l.leaf) AS slugs,
        array_agg(DISTINCT l.slug::text) AS slugs_up,
        array_agg(DISTINCT CASE WHEN l.id = l.leaf THEN 'group:' ELSE 'above-group:' END || l.slug)
            AS marks
    FROM group_link k
    JOIN group_line l ON l.leaf = k.linked_id
    GROUP BY k.record_id
),
-- Regions: where it sits, by name up to the province, and which it serves.
serves_link AS MATERIALIZED (
    SELECT l.record_id, l.linked_id FROM explore_serveslinks() l
    WHERE l.record = of_record AND l.record_id = ANY (ids)
),
goal AS MATERIALIZED (
    SELECT r.id, r.code::text, r.path::text[] FROM regions_region r
    WHERE r.id = ANY (ARRAY(SELECT linked_id FROM serves_link))
),
seat AS MATERIALIZED (
    SELECT r.id, r.path::text[], CASE WHEN r.level NOT IN ('country', 'part') THEN r.point END AS point
    FROM regions_region r WHERE r.id = ANY (ARRAY(SELECT region_id FROM base))
),
region AS MATERIALIZED (
    SELECT r.code::text, r.level::text, r.name_th::text,
        coalesce(nullif(r.name_en, ''), r.name_th)::text AS name_en
    FROM regions_region r
    WHERE r.code = ANY (ARRAY(SELECT unnest(path) FROM seat))
),
place AS MATERIALIZED (
    SELECT s.id, s.path, s.point,
        string_agg(explore_place_th(r.level, r.code, r.name_th), ' ' ORDER BY up.nth)
            FILTER (WHERE up.nth = 1 OR r.level NOT IN ('country', 'part')) AS name_th,
        string_agg(r.name_en, ', ' ORDER BY up.nth)
            FILTER (WHERE up.nth = 1 OR r.level NOT IN ('country', 'part')) AS name_en
    FROM seat s
    CROSS JOIN LATERAL unnest(s.path) WITH ORDINALITY AS up (code, nth)
    JOIN region r ON r.code = up.code
    GROUP BY s.id, s.path, s.point
),
served AS (
    SELECT l.record_id, array_agg(DISTINCT g.code) AS codes, array_agg(DISTINCT g.up) AS codes_up
    FROM serves_link l
    JOIN (SELECT id, code, unnest(path) AS up FROM goal) AS g ON g.id = l.linked_id
    GROUP BY l.record_id
),
more AS MATERIALIZED (
    SELECT m.record_id, m.years, m.texts FROM explore_more(of_record, ids) m
), listing AS MATERIALIZED (
    SELECT l.record_id, l.listing, l.opened_at, l.ends_on FROM explore_listing(of_record, ids) l
)
SELECT b.record, b.record_id, b.uuid, b.kind, b.roles,
    coalesce(i.slugs, '{}'), coalesce(i.slugs_up, '{}'),
    coalesce(g.slugs, '{}'), coalesce(g.slugs_up, '{}'),
    coalesce(p.path, '{}'), coalesce(s.codes, '{}'), coalesce(s.codes_up, '{}'),
    at.point, ST_Transform(at.point, 3857), b.location IS NULL AND at.point IS NOT NULL,
    b.name_th, b.name_en, b.name_en_unverified, coalesce(p.name_th, ''), coalesce(p.name_en, ''),
    b.confirmed_on, coalesce(l.listing, ''), l.opened_at, l.ends_on,
    explore_key(b.name_th),
    explore_marks(called.by, ARRAY['kind:' || b.record] || p.path || s.codes_up || i.marks || g.marks,
        m.years, texts.written),
    texts.names, texts.named, texts.written, texts.told
FROM base b
LEFT JOIN place p ON p.id = b.region_id
LEFT JOIN issue i ON i.record_id = b.record_id
LEFT JOIN target_group g ON g.record_id = b.record_id
LEFT JOIN served s ON s.record_id = b.record_id
LEFT JOIN more m ON m.record_id = b.record_id
LEFT JOIN listing l ON l.record_id = b.record_id
CROSS JOIN LATERAL (SELECT coalesce(b.location, p.point) AS point) at
CROSS JOIN LATERAL (
    SELECT ARRAY[b.name_th, b.name_en] || b.aliases || b.abbreviations AS by) called
CROSS JOIN LATERAL explore_texts(
    called.by, ARRAY[b.description_th, b.description_en] || m.texts) texts;
END
$$;
