-- Where the index and what it should say differ: rows of either that the other has not so.
WITH ids AS (
    SELECT record, array_agg(record_id) AS ids FROM (
        SELECT record, record_id FROM explore_public()
        UNION SELECT record, record_id FROM explore_indexedrecord
    ) AS known GROUP BY record
), should AS MATERIALIZED (
    SELECT derived.* FROM ids CROSS JOIN LATERAL explore_derived(ids.record, ids.ids) AS derived
), says AS MATERIALIZED (
    SELECT x.record, x.record_id, x.uuid, x.kind, x.roles, x.issues, x.issues_up, x.target_groups,
        x.target_groups_up, x.path, x.serves, x.serves_up, x.location, x.mark, x.at_region,
        x.name_th, x.name_en, x.name_en_unverified, x.place_th, x.place_en, x.confirmed_on,
        x.listing, x.opened_at, x.ends_on,
        o.key, o.marks, o.names, o.named, o.written, o.told
    FROM explore_indexedrecord x LEFT JOIN explore_searchdocument o
        ON o.kind = x.record AND o.ref = x.record_id AND o.indexed = x.id
        AND o.public_id = x.uuid::text
), things AS MATERIALIZED (
    SELECT d.* FROM unnest(ARRAY['region', 'issue', 'target_group', 'indicator']) AS of_kind
    CROSS JOIN LATERAL explore_documents(of_kind, NULL) AS d
), found AS MATERIALIZED (
    SELECT kind, ref, public_id, key, marks, names, named, written, told
    FROM explore_searchdocument WHERE kind IN ('region', 'issue', 'target_group', 'indicator')
)
SELECT record, record_id FROM (SELECT * FROM should EXCEPT SELECT * FROM says) AS missing
UNION
SELECT record, record_id FROM (SELECT * FROM says EXCEPT SELECT * FROM should) AS wrong
UNION
SELECT kind, ref FROM (SELECT * FROM things EXCEPT SELECT * FROM found) AS missing
UNION
SELECT kind, ref FROM (SELECT * FROM found EXCEPT SELECT * FROM things) AS wrong
UNION
SELECT o.kind, o.ref FROM explore_searchdocument o
WHERE o.kind IN (SELECT record FROM ids) AND NOT EXISTS (
    SELECT FROM explore_indexedrecord x WHERE x.id = o.indexed AND x.record = o.kind)
ORDER BY 1, 2
