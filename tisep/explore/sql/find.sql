-- The public records that a text finds: those where every term is found.
--
-- A term is found as a part of a name, a place, an issue, a target group or a description, all as
-- skeletons; a single letter begins a name or a word in it. A term that is found nowhere is taken
-- as still being typed (its last letter turns silent when the mark ์ follows), and then as misspelt
-- and looked for by trigrams in names alone: by word_similarity over long texts a search never ends.
--
-- The threshold is set for this function, so that it cannot leak through a pooled connection.
CREATE OR REPLACE FUNCTION explore_find(q text) RETURNS TABLE (id bigint)
LANGUAGE plpgsql STABLE
SET pg_trgm.word_similarity_threshold = 0.5 SET search_path FROM CURRENT AS $$
DECLARE
    part_of CONSTANT text := '(name_words LIKE %1$L OR words LIKE %1$L)';
    begins CONSTANT text := '(name_words LIKE %1$L OR name_words LIKE %2$L)';
    terms text[];
    term text;
    silent text;
    found_by text;
    conditions text[];
    known boolean;
BEGIN
    -- The longest terms tell most; nobody needs more than twelve.
    terms := ARRAY(
        SELECT t FROM (
            SELECT DISTINCT regexp_replace(th_skel(word), '[^[:alnum:]]+', '', 'g') AS t
            FROM regexp_split_to_table(th_norm(left(q, 2000)), '\s+') AS word
        ) AS words
        WHERE t <> '' ORDER BY length(t) DESC, t LIMIT 12);
    IF cardinality(terms) = 0 THEN
        RETURN;
    END IF;
    FOREACH term IN ARRAY terms LOOP
        IF length(term) = 1 THEN
            conditions := conditions || format(begins, term || '%', '% ' || term || '%');
            CONTINUE;
        END IF;
        found_by := format(part_of, '%' || term || '%');
        EXECUTE 'SELECT EXISTS (SELECT FROM explore_indexedrecord WHERE ' || found_by || ')' INTO known;
        IF NOT known AND length(term) BETWEEN 4 AND 60 THEN
            silent := '%' || th_skel(term || '์') || '%';
            found_by := format(part_of, silent);
            EXECUTE 'SELECT EXISTS (SELECT FROM explore_indexedrecord WHERE ' || found_by || ')' INTO known;
            IF NOT known THEN
                found_by := format('%L <%% name_words', term);
            END IF;
        END IF;
        conditions := conditions || found_by;
    END LOOP;
    RETURN QUERY EXECUTE
        'SELECT id FROM explore_indexedrecord WHERE ' || array_to_string(conditions, ' AND ');
END
$$;
