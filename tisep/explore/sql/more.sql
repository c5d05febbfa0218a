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
        ARRAY[p.dates_as_written, p.kpis_th, p.kpis_en]::text[]
            || p.partners_as_text::text[]
            || ARRAY(
                SELECT unnest(ARRAY[s.name_th, s.name_en, s.outputs_th, s.outputs_en]::text[])
                FROM actors_stage s WHERE s.project_id = p.id ORDER BY s.number)
            || ARRAY(
                SELECT unnest(ARRAY[
                    l.name_th, l.name_en, l.tried_th, l.tried_en,
                    l.outcome_th, l.outcome_en, l.usable_th, l.usable_en]::text[])
                FROM actors_lesson l LEFT JOIN actors_actor a ON a.id = l.actor_id
                WHERE l.project_id = p.id AND l.state = 'published'
                    AND (a.id IS NULL OR a.state = 'published')
                ORDER BY l.id)
    FROM actors_project p WHERE of_record = 'project' AND p.id = ANY (ids)
$$;
