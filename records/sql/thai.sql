-- Thai text as it is searched: two spellings of one word become one string.
-- plpgsql, so that a step is a line; the search path is fixed, so that th_skel finds th_norm
-- wherever it is called from (a restored dump calls it with an empty one).

DO $$
BEGIN
    IF cardinality(show_trgm('ผู้สูงอายุ')) = 0 THEN
        RAISE EXCEPTION 'this database makes no trigrams of Thai: LC_CTYPE is %',
            current_setting('lc_ctype')
            USING HINT = 'Create it anew with LC_CTYPE C.UTF-8 or another UTF-8 one.';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION th_norm(s text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    -- NFC, not NFKC: that one splits the vowel ำ.
    s := normalize(s, NFC);
    -- Zero-width characters and soft hyphens, which pages put in to break Thai lines.
    s := regexp_replace(s, U&'[\200B-\200F\2060\FEFF\00AD]', '', 'g');
    s := lower(translate(s, U&'๐๑๒๓๔๕๖๗๘๙\00A0', '0123456789 '));
    -- Typed wrong and looking right: two เ for แ, tone before vowel, ํ and า for ำ, a mark twice.
    s := replace(s, 'เเ', 'แ');
    s := regexp_replace(s, '([่-๋])([ัิ-ฺ])', '\2\1', 'g');
    s := regexp_replace(s, 'ํ([่-๋]?)า', '\1ำ', 'g');
    s := regexp_replace(s, '([่-๋])\1+', '\1', 'g');
    s := regexp_replace(s, '([ะ-ฺ็])\1+', '\1', 'g');
    -- Abbreviations with and without dots; numbers with and without separators.
    s := regexp_replace(s, '([ก-๛])\.(?=[ก-๛])', '\1', 'g');
    s := regexp_replace(s, '(\d),(?=\d{3})', '\1', 'g');
    s := regexp_replace(s, '[“”"''‘’()\[\]{}|/,;:!?·•…–—_.ฯๆ\\-]+', ' ', 'g');
    RETURN btrim(regexp_replace(s, '\s+', ' ', 'g'));
END
$$ SET search_path FROM CURRENT;

CREATE OR REPLACE FUNCTION th_skel(s text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    doubled CONSTANT text := 'กก|ขข|คค|งง|จจ|ฉฉ|ชช|ซซ|ดด|ตต|ถถ|ทท|นน|บบ|ปป|ผผ|ฝฝ|พพ|ฟฟ|มม|ยย|รร|ฤฤ|'
        'ลล|วว|สส|หห|ออ|ฮฮ|ะะ|าา|ำำ|ิิ|ุุ|แแ|โโ|ไไ';
    pair text;
BEGIN
    s := th_norm(s);
    -- Silent consonants; then the marks that pg_trgm would take for the ends of words.
    s := regexp_replace(s, '[ก-ฮ][ิุ]?์', '', 'g');
    s := regexp_replace(s, '[็-๎ฺ]', '', 'g');
    -- Letters that sound alike, long vowels and short.
    s := translate(s, 'ีึืูใศษณฎฏฐฑธภญฬฌฆฃฅ', 'ิิิุไสสนดตถททพยลชคขค');
    -- '([ก-๛])\1+' in one step is fifty times slower: it tries the back reference at every letter.
    FOR pair IN SELECT DISTINCT hit[1] FROM regexp_matches(s, doubled, 'g') AS hit LOOP
        s := regexp_replace(s, left(pair, 1) || '+', left(pair, 1), 'g');
    END LOOP;
    RETURN s;
END
$$ SET search_path FROM CURRENT;
