-- How what is offered or asked for stands, since when, and until when; nothing is said of the rest.
CREATE OR REPLACE FUNCTION explore_listing(of_record text, ids bigint[]) RETURNS TABLE (
    record_id bigint, listing text, opened_at timestamptz, ends_on date
) LANGUAGE sql STABLE AS $$
    SELECT r.id, r.offer::text, r.opened_at, r.available_until FROM resources_resource r
    WHERE of_record = 'resource' AND r.id = ANY (ids) AND r.offer <> 'not_offered'
    UNION ALL
    SELECT n.id, n.status::text, n.opened_at, n.needed_by FROM resources_need n
    WHERE of_record = 'need' AND n.id = ANY (ids)
$$;
