-- Store the `fresh` figures that differ, and say: from which version, how many changes were taken,
-- how many regions were written, and of some of them which figures changed from what to what.
version AS MATERIALIZED (
    SELECT coalesce(sum(weight), 0)::bigint AS number FROM explore_indexchange
), stored AS (
    INSERT INTO regions_regionstatistics AS s (
        region_id, actors, projects, resources, needs, reaching, by_actor_kind, by_resource_kind,
        by_role, by_issue, by_target_group, nearest, last_confirmed_on, index_version, counted_at)
    SELECT f.*, version.number, now() FROM fresh f CROSS JOIN version
    ON CONFLICT (region_id) DO UPDATE SET (
        actors, projects, resources, needs, reaching, by_actor_kind, by_resource_kind,
        by_role, by_issue, by_target_group, nearest, last_confirmed_on, index_version, counted_at
    ) = (
        excluded.actors, excluded.projects, excluded.resources, excluded.needs, excluded.reaching,
        excluded.by_actor_kind, excluded.by_resource_kind, excluded.by_role, excluded.by_issue,
        excluded.by_target_group, excluded.nearest, excluded.last_confirmed_on,
        excluded.index_version, excluded.counted_at
    ) WHERE (
        s.actors, s.projects, s.resources, s.needs, s.reaching, s.by_actor_kind,
        s.by_resource_kind, s.by_role, s.by_issue, s.by_target_group, s.nearest,
        s.last_confirmed_on
    ) IS DISTINCT FROM (
        excluded.actors, excluded.projects, excluded.resources, excluded.needs, excluded.reaching,
        excluded.by_actor_kind, excluded.by_resource_kind, excluded.by_role, excluded.by_issue,
        excluded.by_target_group, excluded.nearest, excluded.last_confirmed_on)
    RETURNING s.*
), some_changed AS (
    -- The table itself still shows what stood there before.
    SELECT r.code, to_jsonb(before) AS before, to_jsonb(stored) AS after
    FROM stored JOIN regions_regionstatistics before USING (region_id)
    JOIN regions_region r ON r.id = region_id
    LIMIT 10
)
SELECT version.number, (SELECT count(*) FROM taken), (SELECT count(*) FROM stored), (
    SELECT jsonb_object_agg(code, (
        SELECT jsonb_object_agg(key, jsonb_build_array(before -> key, value))
        FROM jsonb_each(after)
        WHERE value <> before -> key AND key NOT IN ('index_version', 'counted_at')
    )) FROM some_changed
) FROM version
