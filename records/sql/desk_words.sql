-- Skeletons of several texts, kept apart by a sign, and without the spaces that Thai may or may
-- not have between phrases: what the desk searches.
CREATE FUNCTION record_words(texts text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
    SELECT coalesce(regexp_replace(
        th_skel(array_to_string(array_remove(texts, ''), ' ⁋ ')),
        '(?<=[ก-๛]) +(?=[ก-๛])', '', 'g'), '')
$$;
