-- What the synthetic records of one kind are about and which regions they serve.
-- %(base)s: the records' table; %(owner)s: the column that points at it from the links.
INSERT INTO %(base)s_issues (%(owner)s, issue_id)
SELECT DISTINCT r.id, pg_temp.pick_id(
    ARRAY(SELECT id FROM actors_issue ORDER BY md5(slug)), 31 * r.id + k, '%(base)s issue', 1.5)
FROM %(base)s r CROSS JOIN generate_series(1, 2) AS k
WHERE source_id = (SELECT id FROM records_datasource WHERE slug = 'synthetic')
    AND pg_temp.chance(31 * r.id + k, 'tagged') < 0.8;

INSERT INTO %(base)s_target_groups (%(owner)s, targetgroup_id)
SELECT DISTINCT r.id, pg_temp.pick_id(
    ARRAY(SELECT id FROM actors_targetgroup ORDER BY md5(slug)), 37 * r.id + k, '%(base)s group', 1.5)
FROM %(base)s r CROSS JOIN generate_series(1, 2) AS k
WHERE source_id = (SELECT id FROM records_datasource WHERE slug = 'synthetic')
    AND pg_temp.chance(37 * r.id + k, 'grouped') < 0.6;

-- Half serve the district that they sit in, some their province, another one, or the country.
INSERT INTO %(base)s_serves (%(owner)s, region_id)
SELECT DISTINCT r.id, served.id
FROM %(base)s r JOIN regions_region sits ON sits.id = r.region_id
CROSS JOIN LATERAL (
    SELECT id FROM regions_region WHERE pg_temp.chance(r.id, 'own') < 0.5 AND code = sits.path[2]
    UNION
    SELECT id FROM regions_region WHERE pg_temp.chance(r.id, 'up') < 0.1 AND code = sits.path[3]
    UNION
    SELECT (SELECT pg_temp.pick_id(larger, r.id, 'far', 1) FROM chosen)
    WHERE pg_temp.chance(r.id, 'elsewhere') < 0.1
    UNION
    SELECT id FROM regions_region WHERE pg_temp.chance(r.id, 'all') < 0.01 AND code = 'TH'
) AS served
WHERE source_id = (SELECT id FROM records_datasource WHERE slug = 'synthetic');
