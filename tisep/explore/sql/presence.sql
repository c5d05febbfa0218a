-- How many organisations, projects and resources reach each region of a level: those that sit in
-- it or below, and those that serve it, one below it or one that holds it. What serves the whole
-- country reaches all alike and tells no region from another: it counts only where it sits.
WITH hits AS MATERIALIZED (
    SELECT id, record, path, serves, serves_up FROM ({rows}) AS found
), wanted AS MATERIALIZED (
    SELECT id, code, path FROM regions_region
    WHERE level = %s AND valid_to IS NULL AND path @> ARRAY[%s]::varchar[]
), reached AS (
    SELECT wanted.id AS region, hits.id, hits.record
    FROM hits CROSS JOIN unnest(hits.path || array_remove(hits.serves_up, 'TH')) AS place
    JOIN wanted ON wanted.code = place
    UNION
    SELECT held.id, served.id, served.record
    FROM (SELECT id, unnest(path[2:]) AS holder FROM wanted) AS held
    JOIN (SELECT id, record, unnest(serves) AS place FROM hits) AS served
        ON served.place = held.holder AND held.holder <> 'TH'
)
SELECT region,
    count(*) FILTER (WHERE record = 'actor'),
    count(*) FILTER (WHERE record = 'project'),
    count(*) FILTER (WHERE record = 'resource')
FROM reached GROUP BY region
