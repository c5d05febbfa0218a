-- What calls explore_redocument, after each statement on regions, issues, target groups,
-- indicators and their values.

CREATE OR REPLACE FUNCTION explore_on_thing() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    of_kind CONSTANT text := TG_ARGV[0];
    ids bigint[];
BEGIN
    CASE TG_OP
        WHEN 'INSERT' THEN ids := ARRAY(SELECT id FROM new_rows);
        WHEN 'DELETE' THEN ids := ARRAY(SELECT id FROM old_rows);
        WHEN 'TRUNCATE' THEN ids := NULL;
        WHEN 'UPDATE' THEN
            IF of_kind = 'region' THEN
                -- Boundaries and points are written often, and say nothing to a search.
                ids := ARRAY(
                    SELECT id FROM new_rows n FULL JOIN old_rows o USING (id)
                    WHERE (n.code, n.path, n.name_th, n.name_en, n.aliases, n.valid_to) IS DISTINCT
                        FROM (o.code, o.path, o.name_th, o.name_en, o.aliases, o.valid_to));
            ELSE
                ids := ARRAY(SELECT id FROM new_rows UNION SELECT id FROM old_rows);
            END IF;
    END CASE;
    IF cardinality(ids) = 0 THEN
        RETURN NULL;
    END IF;
    -- What lies below carries the name too.
    IF ids IS NULL THEN
        NULL;
    ELSIF of_kind = 'region' THEN
        ids := ids || ARRAY(
            SELECT below.id FROM regions_region changed
            JOIN regions_region below ON below.path @> ARRAY[changed.code]
            WHERE changed.id = ANY (ids) AND NOT below.id = ANY (ids));
    ELSIF of_kind IN ('issue', 'target_group') THEN
        EXECUTE format('SELECT $1 || ARRAY(SELECT id FROM %I WHERE parent_id = ANY ($1))',
            TG_TABLE_NAME) USING ids INTO ids;
    END IF;
    PERFORM explore_redocument(of_kind, ids);
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION explore_on_indicator_value() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids bigint[];
BEGIN
    CASE TG_OP
        WHEN 'INSERT' THEN ids := ARRAY(SELECT DISTINCT indicator_id FROM new_rows);
        WHEN 'DELETE' THEN ids := ARRAY(SELECT DISTINCT indicator_id FROM old_rows);
        WHEN 'UPDATE' THEN ids := ARRAY(
            SELECT indicator_id FROM new_rows UNION SELECT indicator_id FROM old_rows);
        WHEN 'TRUNCATE' THEN ids := NULL;
    END CASE;
    PERFORM explore_redocument('indicator', ids);
    RETURN NULL;
END
$$;

-- Transition tables allow one kind of statement a trigger, and none to TRUNCATE.
CREATE OR REPLACE FUNCTION explore_attach(watched regclass, call text, truncate boolean, prefix text)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER %s_insert AFTER INSERT ON %s '
        'REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION %s', prefix, watched, call);
    EXECUTE format('CREATE TRIGGER %s_update AFTER UPDATE ON %s '
        'REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows '
        'FOR EACH STATEMENT EXECUTE FUNCTION %s', prefix, watched, call);
    EXECUTE format('CREATE TRIGGER %s_delete AFTER DELETE ON %s '
        'REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION %s', prefix, watched, call);
    IF truncate THEN
        EXECUTE format('CREATE TRIGGER %s_truncate AFTER TRUNCATE ON %s '
            'FOR EACH STATEMENT EXECUTE FUNCTION %s', prefix, watched, call);
    END IF;
END
$$;

SELECT explore_attach('actors_stage', 'explore_on_link(''project'', ''project_id'')', true, 'explore');
SELECT explore_attach('regions_region', 'explore_on_thing(''region'')', true, 'explore_search');
SELECT explore_attach('actors_issue', 'explore_on_thing(''issue'')', true, 'explore_search');
SELECT explore_attach('actors_targetgroup', 'explore_on_thing(''target_group'')', true, 'explore_search');
SELECT explore_attach('regions_indicator', 'explore_on_thing(''indicator'')', true, 'explore_search');
SELECT explore_attach('regions_indicatorvalue', 'explore_on_indicator_value()', true, 'explore_search');

DROP FUNCTION explore_attach(regclass, text, boolean, text);
