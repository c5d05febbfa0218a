-- One KNN pass: the resource of each kind that is nearest to each tambon's point.
TRUNCATE nearest_by_hand;
INSERT INTO nearest_by_hand
SELECT r.code, k.kind, n.metres
FROM regions_region r
CROSS JOIN (SELECT DISTINCT kind FROM explore_indexedrecord
    WHERE record = 'resource' AND location IS NOT NULL) k
CROSS JOIN LATERAL (
    SELECT ST_Distance(x.location::geography, r.point::geography) AS metres
    FROM explore_indexedrecord x
    WHERE x.record = 'resource' AND x.kind = k.kind AND x.location IS NOT NULL
    ORDER BY x.location::geography <-> r.point::geography LIMIT 1
) n
WHERE r.level = 'tambon' AND r.point IS NOT NULL;
