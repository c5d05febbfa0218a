-- One pass by the codes that are stored with each record, as one would write it by hand for a
-- report: every region's counts by record, kind, role, issue and target group, and the last
-- confirmation. It leaves out who reaches a region from elsewhere.
TRUNCATE by_hand;
INSERT INTO by_hand
WITH located AS (
    SELECT up.code, count(*) FILTER (WHERE record = 'actor') AS actors,
        count(*) FILTER (WHERE record = 'project') AS projects,
        count(*) FILTER (WHERE record = 'resource') AS resources,
        count(*) FILTER (WHERE record = 'need' AND listing = 'open') AS needs, max(confirmed_on) AS confirmed_on
    FROM explore_indexedrecord CROSS JOIN unnest(path) AS up (code) GROUP BY up.code
), tallied AS (
    SELECT up.code, t.facet || ':' || t.value AS what, count(*) AS n
    FROM explore_indexedrecord i CROSS JOIN unnest(i.path) AS up (code)
    CROSS JOIN LATERAL (
        SELECT CASE i.record WHEN 'actor' THEN 'actor_kind' ELSE 'resource_kind' END AS facet,
            i.kind AS value WHERE i.kind <> ''
        UNION ALL SELECT 'role', unnest(i.roles)
        UNION ALL SELECT 'issue', unnest(i.issues_up)
        UNION ALL SELECT 'target_group', unnest(i.target_groups_up)
    ) AS t GROUP BY up.code, t.facet, t.value
), tally AS (
    SELECT code, jsonb_object_agg(what, n) AS counts FROM tallied GROUP BY code
)
SELECT code, actors, projects, resources, needs, confirmed_on, counts
FROM located LEFT JOIN tally USING (code);
