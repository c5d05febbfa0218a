-- What else is said of some records: the years they span (C.E.) and texts.
CREATE OR REPLACE FUNCTION explore_more(of_record text, ids bigint[]) RETURNS TABLE (
    record_id bigint, years int[], texts text[]
) LANGUAGE sql STABLE AS $$
    SELECT p.id,
        ARRAY(
            SELECT generate_series(
                extract(year FROM coalesce(p.starts_on, p.ends_on))::int,
                extract(year FROM coalesce(p.ends_on, p.starts_on))::int)
            UNION SELECT extract(year FROM held_on)::int FROM actors_stage s WHERE s.project_id = p.id),
        ARRAY[p.dates_as_written, p.kpis_th, p.kpis_en, p.lessons_th, p.lessons_en]::text[]
            || p.partners_as_text::text[]
            || ARRAY(
                SELECT unnest(ARRAY[s.name_th, s.name_en, s.outputs_th, s.outputs_en]::text[])
                FROM actors_stage s WHERE s.project_id = p.id ORDER BY s.number)
    FROM actors_project p WHERE of_record = 'project' AND p.id = ANY (ids)
$$;
