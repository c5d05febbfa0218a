-- What has changed in the index since the statistics were counted, and what the counting asks for.

-- Rows are only added, so that writers never wait for each other; who counts takes them away, in
-- the statement that stores the counts. Each is a record that is counted from now on (sign 1) or
-- no longer (-1). Sign 0 stands for a change that touches every region: all is counted anew.
CREATE TABLE explore_statisticsqueue (
    sign smallint NOT NULL, record text, kind text, roles text[], issues_up text[],
    target_groups_up text[], path text[], serves text[], serves_up text[],
    location geometry(Point, 4326), confirmed_on date
);
INSERT INTO explore_statisticsqueue (sign) VALUES (0);

-- As of this migration; statistics_open_needs.sql replaces it.
CREATE FUNCTION explore_queue_records() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    counted CONSTANT text := 'record, kind, roles, issues_up, target_groups_up, path, serves, '
        'serves_up, location, confirmed_on';
BEGIN
    EXECUTE format('INSERT INTO explore_statisticsqueue (sign, %1$s) ' || CASE TG_OP
        WHEN 'INSERT' THEN 'SELECT 1, %1$s FROM new_rows'
        WHEN 'DELETE' THEN 'SELECT -1, %1$s FROM old_rows'
        ELSE 'SELECT -1, * FROM (SELECT %1$s FROM old_rows EXCEPT ALL SELECT %1$s FROM new_rows) o '
            'UNION ALL '
            'SELECT 1, * FROM (SELECT %1$s FROM new_rows EXCEPT ALL SELECT %1$s FROM old_rows) n'
        END, counted);
    RETURN NULL;
END
$$;

CREATE FUNCTION explore_queue_everything() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        PERFORM id, level, code, path, point FROM new_rows
        EXCEPT SELECT id, level, code, path, point FROM old_rows;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
    END IF;
    INSERT INTO explore_statisticsqueue (sign) VALUES (0);
    RETURN NULL;
END
$$;

CREATE TRIGGER statistics_insert AFTER INSERT ON explore_indexedrecord
    REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION explore_queue_records();
CREATE TRIGGER statistics_update AFTER UPDATE ON explore_indexedrecord
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION explore_queue_records();
CREATE TRIGGER statistics_delete AFTER DELETE ON explore_indexedrecord
    REFERENCING OLD TABLE AS old_rows
    FOR EACH STATEMENT EXECUTE FUNCTION explore_queue_records();
CREATE TRIGGER statistics_truncate AFTER TRUNCATE ON explore_indexedrecord
    FOR EACH STATEMENT EXECUTE FUNCTION explore_queue_everything();
CREATE TRIGGER statistics_insert AFTER INSERT ON regions_region
    FOR EACH STATEMENT EXECUTE FUNCTION explore_queue_everything();
CREATE TRIGGER statistics_update AFTER UPDATE ON regions_region
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION explore_queue_everything();

-- When somebody last confirmed what sits in one region.
CREATE INDEX explore_by_seat ON explore_indexedrecord ((path[1]), confirmed_on)
    WHERE confirmed_on IS NOT NULL;

-- Resources of one kind by their distance, and tambons by theirs.
CREATE INDEX explore_resources_around ON explore_indexedrecord
    USING gist (kind, (location::geography)) WHERE record = 'resource' AND location IS NOT NULL;
CREATE INDEX explore_tambons_around ON regions_region
    USING gist ((point::geography)) WHERE level = 'tambon';

-- Metres from a point to the nearest resource of a kind, on the ellipsoid. No row where none is on
-- the map. The index orders by distance on a sphere, which differs by less than a hundredth: where
-- even the third is that close, those at hand are compared one by one.
CREATE FUNCTION explore_nearest(of_kind text, at geography) RETURNS TABLE (metres float8)
LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN third < first * 1.01 THEN (
        SELECT min(ST_Distance(x.location::geography, at)) FROM explore_indexedrecord x
        WHERE x.record = 'resource' AND x.kind = of_kind AND x.location IS NOT NULL
            AND ST_DWithin(x.location::geography, at, found.metres + 1)
    ) ELSE found.metres END
    FROM (
        SELECT min(one.metres) AS metres, min(one.on_sphere) AS first,
            max(one.on_sphere) FILTER (WHERE one.nth = 3) AS third
        FROM (
            SELECT ST_Distance(x.location::geography, at) AS metres,
                x.location::geography <-> at AS on_sphere,
                row_number() OVER (ORDER BY x.location::geography <-> at) AS nth
            FROM explore_indexedrecord x
            WHERE x.record = 'resource' AND x.kind = of_kind AND x.location IS NOT NULL
            ORDER BY x.location::geography <-> at LIMIT 3
        ) AS one
    ) AS found
    WHERE found.metres IS NOT NULL
$$;

-- Two tallies added up; what comes to nothing is left out.
CREATE FUNCTION explore_tallies_added(one jsonb, other jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(jsonb_object_agg(key, n), '{}') FROM (
        SELECT key, sum(value::numeric) AS n
        FROM (SELECT * FROM jsonb_each_text(one) UNION ALL SELECT * FROM jsonb_each_text(other)) AS a
        GROUP BY key
    ) AS added WHERE n <> 0
$$;
