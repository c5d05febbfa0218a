-- Regions, issues, target groups and indicators as searches find them; NULL stands for all ids.

-- Their columns may have been others before.
DROP FUNCTION IF EXISTS explore_documents(text, bigint[]);
DROP FUNCTION IF EXISTS explore_things(text, bigint[]);
CREATE FUNCTION explore_things(of_kind text, ids bigint[]) RETURNS TABLE (
    id bigint, public_id text, names text[], codes text[], texts text[]
) LANGUAGE sql STABLE AS $$
    SELECT r.id, r.code::text, ARRAY[r.name_th, r.name_en]::text[] || r.aliases::text[],
        r.path::text[], ARRAY[]::text[]
    FROM regions_region r
    WHERE of_kind = 'region' AND r.valid_to IS NULL AND (ids IS NULL OR r.id = ANY (ids))
    UNION ALL
    SELECT i.id, i.slug, ARRAY[i.name_th, i.name_en]::text[] || i.aliases::text[], '{}',
        ARRAY[up.name_th, up.name_en, i.source_note]::text[]
    FROM actors_issue i LEFT JOIN actors_issue up ON up.id = i.parent_id
    WHERE of_kind = 'issue' AND (ids IS NULL OR i.id = ANY (ids))
    UNION ALL
    SELECT g.id, g.slug, ARRAY[g.name_th, g.name_en]::text[] || g.aliases::text[], '{}',
        ARRAY[up.name_th, up.name_en, g.listed_by, g.source_note]::text[]
    FROM actors_targetgroup g LEFT JOIN actors_targetgroup up ON up.id = g.parent_id
    WHERE of_kind = 'target_group' AND (ids IS NULL OR g.id = ANY (ids))
    UNION ALL
    SELECT n.id, n.slug, ARRAY[n.name_th, n.name_en]::text[], '{}',
        ARRAY[n.unit_th, n.unit_en, n.system, n.method_th, n.method_en]::text[] || ARRAY(
            SELECT trim_scale(v.value) || ' ' || n.unit_th || ' ' || v.year || ' ' || v.source_note
            FROM regions_indicatorvalue v JOIN regions_region r ON r.id = v.region_id
            WHERE v.indicator_id = n.id AND r.level = 'country' ORDER BY v.year, v.id)
    FROM regions_indicator n
    WHERE of_kind = 'indicator' AND (ids IS NULL OR n.id = ANY (ids))
$$;

CREATE FUNCTION explore_documents(of_kind text, ids bigint[]) RETURNS TABLE (
    kind text, ref bigint, public_id text, key text, marks text[],
    names text, named text, written text, told text
) LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT of_kind, t.id, t.public_id, explore_key(t.names[1]),
        explore_marks(t.names, t.codes, '{}', texts.written),
        texts.names, texts.named, texts.written, texts.told
    FROM explore_things(of_kind, ids) t
    CROSS JOIN LATERAL explore_texts(t.names, t.texts) texts
$$;

CREATE OR REPLACE FUNCTION explore_redocument(of_kind text, ids bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path FROM CURRENT AS $$
DECLARE
    removed bigint;
    written bigint;
BEGIN
    DELETE FROM explore_searchdocument o
    WHERE o.kind = of_kind AND (ids IS NULL OR o.ref = ANY (ids))
        AND NOT EXISTS (SELECT FROM explore_things(of_kind, ids) t WHERE t.id = o.ref);
    GET DIAGNOSTICS removed = ROW_COUNT;
    INSERT INTO explore_searchdocument AS o (
        kind, ref, public_id, key, marks, names, named, written, told)
    SELECT * FROM explore_documents(of_kind, ids)
    ON CONFLICT (kind, ref) DO UPDATE SET (
        public_id, key, marks, names, named, written, told
    ) = (
        excluded.public_id, excluded.key, excluded.marks, excluded.names,
        excluded.named, excluded.written, excluded.told
    ) WHERE (o.public_id, o.key, o.marks, o.written) IS DISTINCT FROM
        (excluded.public_id, excluded.key, excluded.marks, excluded.written);
    GET DIAGNOSTICS written = ROW_COUNT;
    IF removed + written > 0 THEN
        PERFORM explore_note_vocabulary(of_kind);
    END IF;
END
$$;
