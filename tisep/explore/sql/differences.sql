-- Where the index and what it should say differ: rows of either that the other has not so.
WITH ids AS (
    SELECT record, array_agg(record_id) AS ids FROM (
        SELECT record, record_id FROM explore_public()
        UNION SELECT record, record_id FROM explore_indexedrecord
    ) AS known GROUP BY record
), should AS MATERIALIZED (
    SELECT derived.* FROM ids CROSS JOIN LATERAL explore_derived(ids.record, ids.ids) AS derived
), says AS MATERIALIZED (
    SELECT record, record_id, uuid, kind, roles, issues, issues_up, target_groups,
        target_groups_up, path, serves, serves_up, location, mark, at_region, name_th, name_en,
        name_en_unverified, place_th, place_en, name_words, words, confirmed_on
    FROM explore_indexedrecord
)
SELECT record, record_id FROM (SELECT * FROM should EXCEPT SELECT * FROM says) AS missing
UNION
SELECT record, record_id FROM (SELECT * FROM says EXCEPT SELECT * FROM should) AS wrong
ORDER BY record, record_id
