-- Published needs of the country and of each province, whose codes have two digits.
WITH counted AS (
    SELECT
        CASE WHEN GROUPING(left(r.code, 2)) = 1 THEN 'TH' ELSE left(r.code, 2) END AS code,
        GROUPING(left(r.code, 2)) AS everywhere,
        count(*) FILTER (WHERE waits) AS open,
        count(*) FILTER (WHERE waits AND days < 30) AS under_30_days,
        count(*) FILTER (WHERE waits AND days BETWEEN 30 AND 90) AS from_30_to_90_days,
        count(*) FILTER (WHERE waits AND days > 90) AS over_90_days,
        count(*) FILTER (WHERE NOT waits) AS ended,
        count(*) FILTER (WHERE n.status = 'met') AS met,
        count(*) FILTER (WHERE n.status = 'partly_met') AS partly_met,
        count(*) FILTER (WHERE n.status = 'withdrawn') AS withdrawn,
        count(*) FILTER (WHERE n.status = 'expired') AS expired,
        count(*) FILTER (WHERE n.status IN ('met', 'partly_met')) AS helped,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY days)
            FILTER (WHERE n.status IN ('met', 'partly_met')) AS median_days
    FROM resources_need n
    LEFT JOIN regions_region r ON r.id = n.region_id AND r.level IN ('province', 'district', 'tambon')
    CROSS JOIN LATERAL (
        SELECT
            n.status IN ('open', 'matched') AS waits,
            floor(extract(epoch FROM coalesce(n.closed_at, now()) - n.opened_at) / 86400) AS days
    ) AS told
    WHERE n.state = 'published' AND n.opened_at IS NOT NULL
    GROUP BY GROUPING SETS ((left(r.code, 2)), ())
    HAVING GROUPING(left(r.code, 2)) = 1 OR left(r.code, 2) IS NOT NULL
)
SELECT
    p.code, p.name_th, p.name_en,
    open, under_30_days, from_30_to_90_days, over_90_days,
    ended, met, partly_met, withdrawn, expired, helped, median_days
FROM counted JOIN regions_region p ON p.code = counted.code
ORDER BY everywhere DESC, code
