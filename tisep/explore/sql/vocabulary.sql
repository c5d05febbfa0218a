-- The version of the words that searches are read with: it moves with every change of them.

CREATE OR REPLACE FUNCTION explore_note_vocabulary(of_topic text) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path FROM CURRENT AS $$
DECLARE
    change bigint;
BEGIN
    INSERT INTO explore_vocabularychange (topic) VALUES (of_topic) RETURNING id INTO change;
    IF change % 500 = 0 THEN
        -- A row that is deleted moves the version once more, which costs one reading.
        DELETE FROM explore_vocabularychange WHERE topic = of_topic AND id < change - 500;
    END IF;
    PERFORM explore_count_change();
END
$$;

CREATE OR REPLACE FUNCTION explore_on_vocabulary() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM explore_note_vocabulary(TG_ARGV[0]);
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER explore_vocabulary AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE
    ON explore_glossaryterm
    FOR EACH STATEMENT EXECUTE FUNCTION explore_on_vocabulary('glossary');
-- What a term speaks of is read with it.
CREATE OR REPLACE TRIGGER explore_vocabulary AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE
    ON explore_glossaryterm_issues
    FOR EACH STATEMENT EXECUTE FUNCTION explore_on_vocabulary('glossary');
CREATE OR REPLACE TRIGGER explore_vocabulary AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE
    ON explore_glossaryterm_target_groups
    FOR EACH STATEMENT EXECUTE FUNCTION explore_on_vocabulary('glossary');
