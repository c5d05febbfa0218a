-- A thousand records are edited, each once: what they are, where they are, whether they are public.
-- %(turn)s differs each time.
UPDATE actors_actor SET kind = CASE kind WHEN 'cso' THEN 'network' ELSE 'cso' END
WHERE id IN (SELECT id FROM actors_actor WHERE state = 'published' ORDER BY md5(id || 'a%(turn)s') LIMIT 300);
UPDATE actors_actor SET region_id = other.region_id, location = other.location FROM (
    SELECT a.id, b.region_id, b.location FROM (
        SELECT id, row_number() OVER (ORDER BY md5(id || 'b%(turn)s')) AS n FROM actors_actor
        WHERE state = 'published') a
    JOIN (SELECT region_id, location, row_number() OVER (ORDER BY md5(id || 'c%(turn)s')) AS n
        FROM actors_actor) b USING (n) WHERE n <= 200
) AS other WHERE other.id = actors_actor.id;
UPDATE actors_actor SET confirmed_on = current_date
WHERE id IN (SELECT id FROM actors_actor WHERE state = 'published' ORDER BY md5(id || 'd%(turn)s') LIMIT 200);
UPDATE actors_project SET state = 'archived'
WHERE id IN (SELECT id FROM actors_project WHERE state = 'published' ORDER BY md5(id || 'e%(turn)s') LIMIT 100);
UPDATE resources_resource SET location = ST_Translate(location, 0.01, 0.005)
WHERE id IN (SELECT id FROM resources_resource WHERE state = 'published' AND location IS NOT NULL
    ORDER BY md5(id || 'f%(turn)s') LIMIT 100);
UPDATE resources_resource SET kind = CASE kind WHEN 'fund' THEN 'tool' ELSE 'fund' END
WHERE id IN (SELECT id FROM resources_resource WHERE state = 'published' ORDER BY md5(id || 'g%(turn)s') LIMIT 50);
UPDATE resources_need SET kind = CASE kind WHEN 'fund' THEN 'tool' ELSE 'fund' END
WHERE id IN (SELECT id FROM resources_need WHERE state = 'published' ORDER BY md5(id || 'h%(turn)s') LIMIT 50);
