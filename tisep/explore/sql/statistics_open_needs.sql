-- What is counted of a need rests on how it stands: only those that are open are.
ALTER TABLE explore_statisticsqueue ADD COLUMN listing text;

CREATE OR REPLACE FUNCTION explore_queue_records() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    counted CONSTANT text := 'record, kind, roles, issues_up, target_groups_up, path, serves, '
        'serves_up, location, confirmed_on, listing';
BEGIN
    EXECUTE format('INSERT INTO explore_statisticsqueue (sign, %1$s) ' || CASE TG_OP
        WHEN 'INSERT' THEN 'SELECT 1, %1$s FROM new_rows'
        WHEN 'DELETE' THEN 'SELECT -1, %1$s FROM old_rows'
        ELSE 'SELECT -1, * FROM (SELECT %1$s FROM old_rows EXCEPT ALL SELECT %1$s FROM new_rows) o '
            'UNION ALL '
            'SELECT 1, * FROM (SELECT %1$s FROM new_rows EXCEPT ALL SELECT %1$s FROM old_rows) n'
        END, counted);
    RETURN NULL;
END
$$;

-- All is counted anew, once.
INSERT INTO explore_statisticsqueue (sign) VALUES (0);
