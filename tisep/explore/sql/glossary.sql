-- A column of the glossary that the database keeps: the normalised forms of all a term's words.
CREATE FUNCTION glossary_keys(texts text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
    SELECT coalesce(array_agg(DISTINCT key), '{}')
    FROM (SELECT th_norm(word) AS key FROM unnest(texts) AS word) AS words
    WHERE key <> ''
$$;

ALTER TABLE explore_glossaryterm ADD COLUMN keys text[] GENERATED ALWAYS AS (glossary_keys(
    ARRAY[term_th, term_en]::text[] || abbreviations::text[] || synonyms_th::text[]
    || synonyms_en::text[] || lay_words::text[]
)) STORED;
CREATE INDEX explore_glossaryterm_keys ON explore_glossaryterm USING gin (keys);
