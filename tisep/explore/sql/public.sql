-- What is public, over all four kinds of record: the only place that says what that means.
-- Functions, where views would do, because a view forbids to alter the columns that it names.
-- PostgreSQL inlines them, so that conditions reach the tables' indexes.

CREATE OR REPLACE FUNCTION explore_public() RETURNS TABLE (
    record text, record_id bigint, uuid uuid, kind text, roles text[], region_id bigint,
    location geometry, name_th text, name_en text, name_en_unverified boolean,
    aliases text[], abbreviations text[], description_th text, description_en text,
    confirmed_on date
) LANGUAGE sql STABLE AS $$
    SELECT 'actor', id, uuid, kind::text, roles::text[], region_id, location,
        name_th::text, name_en::text, name_en_unverified, aliases::text[], abbreviations::text[],
        description_th, description_en, confirmed_on
    FROM actors_actor WHERE state = 'published'
    UNION ALL
    SELECT 'project', id, uuid, '', '{}', region_id, location,
        name_th, name_en, name_en_unverified, aliases, abbreviations,
        description_th, description_en, confirmed_on
    FROM actors_project WHERE state = 'published'
    UNION ALL
    SELECT 'resource', id, uuid, kind, '{}', region_id, location,
        name_th, name_en, name_en_unverified, aliases, abbreviations,
        description_th, description_en, confirmed_on
    FROM resources_resource WHERE state = 'published'
    UNION ALL
    SELECT 'need', id, uuid, kind, '{}', region_id, location,
        name_th, name_en, name_en_unverified, aliases, abbreviations,
        description_th, description_en, confirmed_on
    FROM resources_need WHERE state = 'published'
$$;

CREATE OR REPLACE FUNCTION explore_issuelinks() RETURNS TABLE (
    record text, record_id bigint, linked_id bigint
) LANGUAGE sql STABLE AS $$
    SELECT 'actor', actor_id, issue_id FROM actors_actor_issues
    UNION ALL SELECT 'project', project_id, issue_id FROM actors_project_issues
    UNION ALL SELECT 'resource', resource_id, issue_id FROM resources_resource_issues
    UNION ALL SELECT 'need', need_id, issue_id FROM resources_need_issues
$$;

CREATE OR REPLACE FUNCTION explore_targetgrouplinks() RETURNS TABLE (
    record text, record_id bigint, linked_id bigint
) LANGUAGE sql STABLE AS $$
    SELECT 'actor', actor_id, targetgroup_id FROM actors_actor_target_groups
    UNION ALL SELECT 'project', project_id, targetgroup_id FROM actors_project_target_groups
    UNION ALL SELECT 'resource', resource_id, targetgroup_id FROM resources_resource_target_groups
    UNION ALL SELECT 'need', need_id, targetgroup_id FROM resources_need_target_groups
$$;

CREATE OR REPLACE FUNCTION explore_serveslinks() RETURNS TABLE (
    record text, record_id bigint, linked_id bigint
) LANGUAGE sql STABLE AS $$
    SELECT 'actor', actor_id, region_id FROM actors_actor_serves
    UNION ALL SELECT 'project', project_id, region_id FROM actors_project_serves
    UNION ALL SELECT 'resource', resource_id, region_id FROM resources_resource_serves
    UNION ALL SELECT 'need', need_id, region_id FROM resources_need_serves
$$;

CREATE OR REPLACE FUNCTION explore_regionlinks() RETURNS TABLE (
    record text, record_id bigint, linked_id bigint
) LANGUAGE sql STABLE AS $$
    SELECT * FROM explore_serveslinks()
    UNION ALL SELECT record, record_id, region_id FROM explore_public()
$$;
