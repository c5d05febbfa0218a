-- The way back from the other files here. The triggers go with their functions.
DROP FUNCTION explore_on_region() CASCADE;
DROP FUNCTION explore_on_theme() CASCADE;
DROP FUNCTION explore_on_link() CASCADE;
DROP FUNCTION explore_on_record() CASCADE;
DROP FUNCTION explore_rederive_linked(regproc, bigint[]);
DROP FUNCTION explore_rebuild();
DROP FUNCTION explore_rederive(text, bigint[], boolean);
DROP FUNCTION explore_count_change();
DROP FUNCTION explore_lock_hinges(boolean);
DROP FUNCTION explore_derived(text, bigint[]);
DROP FUNCTION explore_place_th(text, text, text);
DROP FUNCTION explore_regionlinks();
DROP FUNCTION explore_serveslinks();
DROP FUNCTION explore_targetgrouplinks();
DROP FUNCTION explore_issuelinks();
DROP FUNCTION explore_public();
