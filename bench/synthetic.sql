-- Synthetic records, the same ones every time: %(actors)s actors, %(projects)s projects,
-- %(resources)s resources and %(needs)s needs, labelled by their source. Where they sit is drawn
-- so that a tenth of the tambons has half of them; points lie about two kilometres around the
-- tambon's. Nothing here is about a real organisation.

CREATE OR REPLACE FUNCTION pg_temp.chance(seed bigint, what text) RETURNS double precision
LANGUAGE sql IMMUTABLE AS $$
    SELECT (hashint8extended(seed, hashtext(what)) & 1048575) / 1048576.0
$$;

-- One of a list; a higher power makes the first ones more common.
CREATE OR REPLACE FUNCTION pg_temp.pick(list text[], seed bigint, what text, power float DEFAULT 1)
RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT list[1 + floor(power(pg_temp.chance(seed, what), power) * cardinality(list))::int]
$$;

CREATE OR REPLACE FUNCTION pg_temp.pick_id(list bigint[], seed bigint, what text, power float)
RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
    SELECT list[1 + floor(power(pg_temp.chance(seed, what), power) * cardinality(list))::int]
$$;

INSERT INTO records_datasource (slug, name_th, name_en, licence, is_synthetic)
VALUES ('synthetic', 'ข้อมูลสมมุติเพื่อวัดความเร็ว', 'Synthetic data for measuring', 'CC0-1.0', true);

CREATE TEMP TABLE chosen AS
SELECT array_agg(id ORDER BY md5(code)) FILTER (WHERE level = 'tambon') AS tambons,
    array_agg(id ORDER BY md5(code)) FILTER (WHERE level IN ('district', 'province')) AS larger,
    (array_agg(id) FILTER (WHERE level = 'country'))[1] AS country
FROM regions_region WHERE valid_to IS NULL AND point IS NOT NULL;

-- What every kind of record has.
CREATE TEMP TABLE drawn AS
SELECT n, 'ตัวอย่าง ' || pg_temp.pick(
        '{กลุ่มทอผ้า,กองทุนสวัสดิการ,ศูนย์เรียนรู้,ชมรมผู้สูงอายุ,วิสาหกิจชุมชน,เครือข่ายเยาวชน,มูลนิธิเด็ก,สหกรณ์}',
        n, 'name') || ' ' || r.name_th || ' ' || n AS name_th,
    'Example ' || n AS name_en,
    CASE WHEN pg_temp.chance(n, 'state') < 0.9 THEN 'published' ELSE 'draft' END AS state,
    CASE WHEN pg_temp.chance(n, 'confirmed') < 0.7
        THEN DATE '2024-01-01' + floor(600 * pg_temp.chance(n, 'day'))::int END AS confirmed_on,
    r.id AS region_id,
    CASE WHEN r.level = 'tambon' AND pg_temp.chance(n, 'point') < 0.7 THEN
        ST_SetSRID(ST_MakePoint(
            ST_X(r.point) + 0.04 * (pg_temp.chance(n, 'x') - 0.5),
            ST_Y(r.point) + 0.04 * (pg_temp.chance(n, 'y') - 0.5)), 4326) END AS location,
    s.id AS source_id
FROM generate_series(1, %(actors)s + %(projects)s + %(resources)s + %(needs)s) AS n
CROSS JOIN chosen CROSS JOIN LATERAL (SELECT CASE
        WHEN pg_temp.chance(n, 'level') < 0.94 THEN pg_temp.pick_id(tambons, n, 'tambon', 3.3)
        WHEN pg_temp.chance(n, 'level') < 0.99 THEN pg_temp.pick_id(larger, n, 'larger', 1)
        ELSE country
    END AS region_id) AS seat
JOIN regions_region r ON r.id = seat.region_id
JOIN records_datasource s ON s.slug = 'synthetic';

INSERT INTO actors_actor (name_th, name_en, state, confirmed_on, region_id, location, placed_by,
    source_id, source_ref, kind, roles)
SELECT name_th, name_en, state, confirmed_on, region_id, location, 'code', source_id, n,
    pg_temp.pick('{community_enterprise,cso,community_organisation,local_government,network,government_agency,university,private_company}', n, 'kind', 2),
    CASE WHEN pg_temp.chance(n, 'role') < 0.8 THEN
        ARRAY[pg_temp.pick('{implementer,supporter,network_coordinator,policy_maker}', n, 'which', 2)]
        ELSE '{}' END
FROM drawn WHERE n <= %(actors)s;

INSERT INTO actors_project (name_th, name_en, state, confirmed_on, region_id, location, placed_by,
    source_id, source_ref)
SELECT name_th, name_en, state, confirmed_on, region_id, location, 'code', source_id, n
FROM drawn WHERE n > %(actors)s AND n <= %(actors)s + %(projects)s;

INSERT INTO resources_resource (name_th, name_en, state, confirmed_on, region_id, location,
    placed_by, source_id, source_ref, kind)
SELECT name_th, name_en, state, confirmed_on, region_id, location, 'code', source_id, n,
    pg_temp.pick('{knowledge,fund,people,space,tool,service,equipment,data,policy}', n, 'kind', 2)
FROM drawn WHERE n > %(actors)s + %(projects)s AND n <= %(actors)s + %(projects)s + %(resources)s;

INSERT INTO resources_need (name_th, name_en, state, confirmed_on, region_id, location, placed_by,
    source_id, source_ref, kind, actor_id)
SELECT name_th, name_en, state, confirmed_on, region_id, location, 'code', source_id, n,
    pg_temp.pick('{knowledge,fund,people,space,tool,service,equipment,data,policy}', n, 'kind', 2),
    (SELECT min(id) FROM actors_actor)
FROM drawn WHERE n > %(actors)s + %(projects)s + %(resources)s;
