-- The words of a thing as searches compare them; see models/document.py.

-- Digits and Latin words stand between spaces, Thai without: its writers put them anywhere.
CREATE OR REPLACE FUNCTION explore_spaced(s text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        regexp_replace(s, '(?<=[ก-๛]) +(?=[ก-๛])', '', 'g'),
        '(?<=[0-9])(?=[^0-9 ])|(?<=[^0-9 ])(?=[0-9])|(?<=[ก-๛])(?=[a-z])|(?<=[a-z])(?=[ก-๛])',
        ' ', 'g')
$$;

-- Several texts, kept apart by a sign.
CREATE OR REPLACE FUNCTION explore_body(texts text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
    SELECT coalesce(explore_spaced(th_norm(array_to_string(array_remove(texts, ''), ' ⁋ '))), '')
$$;
CREATE OR REPLACE FUNCTION explore_words(texts text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
    SELECT coalesce(explore_spaced(th_skel(array_to_string(array_remove(texts, ''), ' ⁋ '))), '')
$$;

-- Names, and names with all else behind them: as they are spelt, and as they sound.
CREATE OR REPLACE FUNCTION explore_texts(
    said text[], rest text[], OUT names text, OUT named text, OUT written text, OUT told text
) LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
    SELECT ' ' || spelt || ' ', ' ' || heard || ' ',
        ' ' || spelt || ' ⁑ ' || explore_body(rest) || ' ',
        ' ' || heard || ' ⁑ ' || explore_words(rest) || ' '
    FROM (SELECT explore_body(said) AS spelt, explore_words(said) AS heard) AS them
$$;

CREATE OR REPLACE FUNCTION explore_key(name text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path FROM CURRENT AS $$
    SELECT replace(th_norm(name), ' ', '')
$$;

-- All runs of two and of three letters.
CREATE OR REPLACE FUNCTION explore_grams(s text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT substr(s, i, n)), '{}')
    FROM generate_series(2, 3) AS n, generate_series(1, least(length(s), 400) - n + 1) AS i
$$;

-- Years that a text names, of the Buddhist era or the common one.
CREATE OR REPLACE FUNCTION explore_years(body text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT '#' || CASE WHEN y > 2400 THEN y - 543 ELSE y END), '{}')
    FROM (SELECT hit[1]::int AS y FROM
        regexp_matches(body, '(?<= )((?:19[5-9]|20[0-9]|24[89]|25[0-9]|26[0-4])[0-9])(?= )', 'g') AS hit
    ) AS years
$$;

CREATE OR REPLACE FUNCTION explore_marks(names text[], codes text[], years int[], written text)
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
    SELECT coalesce(array_agg(DISTINCT mark), '{}') FROM (
        SELECT '=' || explore_key(name) FROM unnest(names) AS name WHERE th_norm(name) <> ''
        -- What stands in brackets behind a name is said only when it is read out.
        UNION SELECT '=' || explore_key(regexp_replace(name, '\s*\(.*\)\s*$', ''))
        FROM unnest(names) AS name WHERE name ~ '.{4}\(.*\)\s*$'
        UNION SELECT '@' || code FROM unnest(codes) AS code
        UNION SELECT '#' || year FROM unnest(years) AS year WHERE year IS NOT NULL
        UNION SELECT unnest(explore_years(written))
    ) AS marks (mark)
$$;
