-- Make the index say again what it should say of some records.

-- Writers of records share this lock until they commit; who changes what records hang on (a
-- region, an issue, a target group) takes it alone. Otherwise one could tag a record with an
-- issue while another, who does not see the tag yet, moves that issue to another chain: both
-- would index what they see, and the record would keep the old chain.
CREATE OR REPLACE FUNCTION explore_lock_hinges(alone boolean) RETURNS void
LANGUAGE sql VOLATILE AS $$
    SELECT CASE WHEN alone THEN pg_advisory_xact_lock(7083003)
        ELSE pg_advisory_xact_lock_shared(7083003) END
$$;

CREATE OR REPLACE FUNCTION explore_count_change() RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path FROM CURRENT AS $$
DECLARE
    change bigint;
BEGIN
    INSERT INTO explore_indexchange DEFAULT VALUES RETURNING id INTO change;
    IF change % 500 = 0 THEN
        -- The sum stays the same, for every reader. Rows that another is folding are left to it.
        WITH old AS (
            SELECT id FROM explore_indexchange WHERE id < change FOR UPDATE SKIP LOCKED
        ), gone AS (
            DELETE FROM explore_indexchange WHERE id IN (SELECT id FROM old) RETURNING weight
        )
        INSERT INTO explore_indexchange (weight) SELECT sum(weight) FROM gone HAVING count(*) > 0;
    END IF;
END
$$;

-- It had no third argument before.
DROP FUNCTION IF EXISTS explore_rederive(text, bigint[]);
-- `said`: whatever else is said of a record now than was is a change of the record. Where all
-- words are written anew, only what the index serves of it is.
CREATE OR REPLACE FUNCTION explore_rederive(
    of_record text, ids bigint[], said boolean DEFAULT true
) RETURNS void
LANGUAGE plpgsql VOLATILE
-- For the same reasons as explore_derived has.
SET enable_nestloop = off SET enable_seqscan = off SET plan_cache_mode = force_generic_plan
SET search_path FROM CURRENT AS $$
DECLARE
    removed bigint;
    written bigint;
BEGIN
    IF coalesce(cardinality(ids), 0) = 0 THEN
        RETURN;
    END IF;
    PERFORM explore_lock_hinges(alone => false);
    -- Two transactions may be changing one record, one its row and the other its tags. The second
    -- waits here for the first; the statements after this one then see what the first has done.
    EXECUTE format(
        'SELECT FROM %I WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE',
        CASE of_record WHEN 'actor' THEN 'actors_actor' WHEN 'project' THEN 'actors_project'
            WHEN 'resource' THEN 'resources_resource' WHEN 'need' THEN 'resources_need' END
    ) USING ids;

    WITH gone AS (
        DELETE FROM explore_indexedrecord x
        WHERE x.record = of_record AND x.record_id = ANY (ids) AND NOT EXISTS (
            SELECT FROM explore_public() p
            WHERE p.record = of_record AND p.record_id = ANY (ids)
                AND p.record_id = x.record_id AND p.uuid = x.uuid)
        RETURNING x.record, x.uuid
    )
    INSERT INTO explore_tombstone (record, uuid, removed_at)
    SELECT g.record, g.uuid, clock_timestamp() FROM gone g
    ON CONFLICT (uuid) DO UPDATE SET removed_at = excluded.removed_at;
    GET DIAGNOSTICS removed = ROW_COUNT;

    DELETE FROM explore_searchdocument o
    WHERE o.kind = of_record AND o.ref = ANY (ids) AND NOT EXISTS (
        -- By the ids again: what is asked for without them is hashed whole.
        SELECT FROM explore_indexedrecord x
        WHERE x.record = of_record AND x.record_id = ANY (ids) AND x.id = o.indexed);

    WITH derived AS MATERIALIZED (
        SELECT d.*, coalesce(
            x.id, nextval(pg_get_serial_sequence('explore_indexedrecord', 'id'))) AS id
        FROM explore_derived(of_record, ids) d
        LEFT JOIN (
            SELECT i.id, i.record_id FROM explore_indexedrecord i
            WHERE i.record = of_record AND i.record_id = ANY (ids)
        ) AS x ON x.record_id = d.record_id
    ), documented AS (
        INSERT INTO explore_searchdocument AS o (
            kind, ref, indexed, public_id, key, marks, names, named, written, told)
        SELECT of_record, d.record_id, d.id, d.uuid, d.key, d.marks, d.names, d.named, d.written,
            d.told
        FROM derived d
        ON CONFLICT (kind, ref) DO UPDATE SET (
            indexed, public_id, key, marks, names, named, written, told
        ) = (
            excluded.indexed, excluded.public_id, excluded.key, excluded.marks,
            excluded.names, excluded.named, excluded.written, excluded.told
        ) WHERE (o.indexed, o.public_id, o.key, o.marks, o.names, o.written) IS DISTINCT FROM (
            excluded.indexed, excluded.public_id, excluded.key, excluded.marks, excluded.names,
            excluded.written)
        RETURNING o.ref
    )
    INSERT INTO explore_indexedrecord AS x (
        id, record, record_id, uuid, kind, roles, issues, issues_up, target_groups,
        target_groups_up, path, serves, serves_up, location, mark, at_region, name_th, name_en,
        name_en_unverified, place_th, place_en, confirmed_on, listing, opened_at, ends_on,
        updated_at)
    SELECT d.id, d.record, d.record_id, d.uuid, d.kind, d.roles, d.issues, d.issues_up,
        d.target_groups, d.target_groups_up, d.path, d.serves, d.serves_up, d.location, d.mark,
        d.at_region, d.name_th, d.name_en, d.name_en_unverified, d.place_th, d.place_en,
        d.confirmed_on, d.listing, d.opened_at, d.ends_on, clock_timestamp()
    FROM derived d
    ON CONFLICT (record, record_id) DO UPDATE SET (
        kind, roles, issues, issues_up, target_groups, target_groups_up,
        path, serves, serves_up, location, mark, at_region, name_th, name_en, name_en_unverified,
        place_th, place_en, confirmed_on, listing, opened_at, ends_on, updated_at
    ) = (
        excluded.kind, excluded.roles, excluded.issues, excluded.issues_up,
        excluded.target_groups, excluded.target_groups_up, excluded.path, excluded.serves,
        excluded.serves_up, excluded.location, excluded.mark, excluded.at_region,
        excluded.name_th, excluded.name_en, excluded.name_en_unverified, excluded.place_th,
        excluded.place_en, excluded.confirmed_on, excluded.listing, excluded.opened_at,
        excluded.ends_on, excluded.updated_at
    ) WHERE (said AND x.record_id IN (SELECT ref FROM documented)) OR (
        x.kind, x.roles, x.issues, x.issues_up, x.target_groups, x.target_groups_up,
        x.path, x.serves, x.serves_up, x.location, x.at_region, x.name_th, x.name_en,
        x.name_en_unverified, x.place_th, x.place_en, x.confirmed_on,
        x.listing, x.opened_at, x.ends_on
    ) IS DISTINCT FROM (
        excluded.kind, excluded.roles, excluded.issues, excluded.issues_up,
        excluded.target_groups, excluded.target_groups_up, excluded.path, excluded.serves,
        excluded.serves_up, excluded.location, excluded.at_region, excluded.name_th,
        excluded.name_en, excluded.name_en_unverified, excluded.place_th, excluded.place_en,
        excluded.confirmed_on, excluded.listing, excluded.opened_at, excluded.ends_on);
    GET DIAGNOSTICS written = ROW_COUNT;

    IF removed + written > 0 THEN
        -- What has become public again is not removed any more.
        DELETE FROM explore_tombstone WHERE uuid = ANY (ARRAY(
            SELECT x.uuid FROM explore_indexedrecord x
            WHERE x.record = of_record AND x.record_id = ANY (ids)));
        PERFORM explore_count_change();
    END IF;
END
$$;

-- Everything anew: after triggers were switched off, or after what the index says was redefined.
CREATE OR REPLACE FUNCTION explore_rebuild() RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path FROM CURRENT AS $$
DECLARE
    -- So many at a time: their rows are joined in memory, and no step waits for all of them.
    at_once CONSTANT int := 2000;
    of_record text;
    known bigint[];
BEGIN
    FOREACH of_record IN ARRAY ARRAY['actor', 'project', 'resource', 'need'] LOOP
        known := ARRAY(
            SELECT p.record_id FROM explore_public() p WHERE p.record = of_record
            UNION
            SELECT x.record_id FROM explore_indexedrecord x WHERE x.record = of_record
            UNION
            SELECT o.ref FROM explore_searchdocument o WHERE o.kind = of_record
            ORDER BY 1);
        FOR start IN 1 .. cardinality(known) BY at_once LOOP
            PERFORM explore_rederive(
                of_record, known[start : start + at_once - 1], said => false);
        END LOOP;
    END LOOP;
    PERFORM explore_redocument(of_kind, NULL)
    FROM unnest(ARRAY['region', 'issue', 'target_group', 'indicator']) AS of_kind;
END
$$;
