-- What calls explore_rederive: one trigger for each table and kind of statement, after the
-- statement, with all the rows that it touched.

CREATE OR REPLACE FUNCTION explore_on_record() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    of_record CONSTANT text := TG_ARGV[0];
    ids bigint[];
BEGIN
    CASE TG_OP
        WHEN 'INSERT' THEN ids := ARRAY(SELECT id FROM new_rows);
        WHEN 'UPDATE' THEN
            ids := ARRAY(SELECT id FROM new_rows UNION SELECT id FROM old_rows);
        WHEN 'DELETE' THEN ids := ARRAY(SELECT id FROM old_rows);
        WHEN 'TRUNCATE' THEN
            ids := ARRAY(SELECT x.record_id FROM explore_indexedrecord x WHERE x.record = of_record);
    END CASE;
    PERFORM explore_rederive(of_record, ids);
    RETURN NULL;
END
$$;

-- On the tables between records and issues, target groups and served regions: TG_ARGV names the
-- record and the column that points at it.
CREATE OR REPLACE FUNCTION explore_on_link() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    of_record CONSTANT text := TG_ARGV[0];
    ids bigint[];
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        ids := ARRAY(SELECT x.record_id FROM explore_indexedrecord x WHERE x.record = of_record);
    ELSE
        EXECUTE format(
            CASE TG_OP
                WHEN 'INSERT' THEN 'SELECT array_agg(DISTINCT %1$I) FROM new_rows'
                WHEN 'DELETE' THEN 'SELECT array_agg(DISTINCT %1$I) FROM old_rows'
                ELSE 'SELECT array_agg(%1$I) FROM (SELECT %1$I FROM new_rows UNION SELECT %1$I FROM old_rows) t'
            END, TG_ARGV[1]) INTO ids;
    END IF;
    PERFORM explore_rederive(of_record, ids);
    RETURN NULL;
END
$$;

-- Derive again what hangs on some rows.
CREATE OR REPLACE FUNCTION explore_rederive_linked(links regproc, hinges bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path FROM CURRENT AS $$
DECLARE
    of_record text;
    ids bigint[];
BEGIN
    FOR of_record, ids IN EXECUTE format(
        'SELECT record, array_agg(DISTINCT record_id) FROM %s() '
        'WHERE linked_id = ANY ($1) GROUP BY record', links
    ) USING hinges LOOP
        PERFORM explore_rederive(of_record, ids);
    END LOOP;
END
$$;

-- On issues and target groups: TG_ARGV names the links that lead to them.
CREATE OR REPLACE FUNCTION explore_on_theme() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids bigint[];
BEGIN
    CASE TG_OP
        WHEN 'INSERT' THEN ids := ARRAY(SELECT id FROM new_rows);
        WHEN 'DELETE' THEN ids := ARRAY(SELECT id FROM old_rows);
        WHEN 'UPDATE' THEN ids := ARRAY(
            SELECT id FROM new_rows n FULL JOIN old_rows o USING (id)
            WHERE (n.slug, n.parent_id, n.name_th, n.name_en, n.aliases)
                IS DISTINCT FROM (o.slug, o.parent_id, o.name_th, o.name_en, o.aliases));
    END CASE;
    IF cardinality(ids) = 0 THEN
        RETURN NULL;
    END IF;
    PERFORM explore_lock_hinges(alone => true);
    EXECUTE format(
        'WITH RECURSIVE below AS (SELECT unnest($1) AS id '
        'UNION SELECT t.id FROM %I t JOIN below b ON t.parent_id = b.id) '
        'SELECT array_agg(id) FROM below', TG_TABLE_NAME
    ) USING ids INTO ids;
    PERFORM explore_rederive_linked(TG_ARGV[0]::regproc, ids);
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION explore_on_region() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids bigint[];
BEGIN
    CASE TG_OP
        WHEN 'INSERT' THEN ids := ARRAY(SELECT id FROM new_rows);
        WHEN 'DELETE' THEN ids := ARRAY(SELECT id FROM old_rows);
        WHEN 'UPDATE' THEN ids := ARRAY(
            SELECT id FROM new_rows n FULL JOIN old_rows o USING (id)
            WHERE (n.code, n.level, n.path, n.name_th, n.name_en, n.aliases, n.point)
                IS DISTINCT FROM (o.code, o.level, o.path, o.name_th, o.name_en, o.aliases, o.point));
    END CASE;
    IF cardinality(ids) = 0 THEN
        RETURN NULL;
    END IF;
    PERFORM explore_lock_hinges(alone => true);
    -- What lies below carries the name. Where the path itself has changed, the regions below
    -- follow in statements of their own.
    ids := ids || ARRAY(
        SELECT below.id FROM regions_region changed
        JOIN regions_region below ON below.path @> ARRAY[changed.code]
        WHERE changed.id = ANY (ids) AND below.id <> changed.id);
    PERFORM explore_rederive_linked('explore_regionlinks', ids);
    RETURN NULL;
END
$$;

-- Transition tables allow one kind of statement a trigger, and none to TRUNCATE.
CREATE OR REPLACE FUNCTION explore_attach(watched regclass, call text, truncate boolean)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER explore_insert AFTER INSERT ON %s '
        'REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION %s', watched, call);
    EXECUTE format('CREATE TRIGGER explore_update AFTER UPDATE ON %s '
        'REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows '
        'FOR EACH STATEMENT EXECUTE FUNCTION %s', watched, call);
    EXECUTE format('CREATE TRIGGER explore_delete AFTER DELETE ON %s '
        'REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION %s', watched, call);
    IF truncate THEN
        EXECUTE format('CREATE TRIGGER explore_truncate AFTER TRUNCATE ON %s '
            'FOR EACH STATEMENT EXECUTE FUNCTION %s', watched, call);
    END IF;
END
$$;

SELECT explore_attach('actors_actor', 'explore_on_record(''actor'')', true);
SELECT explore_attach('actors_project', 'explore_on_record(''project'')', true);
SELECT explore_attach('resources_resource', 'explore_on_record(''resource'')', true);
SELECT explore_attach('resources_need', 'explore_on_record(''need'')', true);

SELECT explore_attach(link::regclass, format('explore_on_link(%L, %L)', record, record || '_id'), true)
FROM (VALUES ('actor', 'actors_actor'), ('project', 'actors_project'),
    ('resource', 'resources_resource'), ('need', 'resources_need')) AS owner (record, base)
CROSS JOIN LATERAL unnest(ARRAY[base || '_issues', base || '_target_groups', base || '_serves']) link;

-- These cannot be truncated without the tables above.
SELECT explore_attach('actors_issue', 'explore_on_theme(''explore_issuelinks'')', false);
SELECT explore_attach('actors_targetgroup', 'explore_on_theme(''explore_targetgrouplinks'')', false);
SELECT explore_attach('regions_region', 'explore_on_region()', false);

DROP FUNCTION explore_attach(regclass, text, boolean);
