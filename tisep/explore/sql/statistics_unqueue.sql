-- The way back from statistics_queue.sql. The triggers go with their functions.
DROP FUNCTION explore_tallies_added(jsonb, jsonb);
DROP FUNCTION explore_nearest(text, geography);
DROP INDEX explore_tambons_around;
DROP INDEX explore_resources_around;
DROP INDEX explore_by_seat;
DROP FUNCTION explore_queue_everything() CASCADE;
DROP FUNCTION explore_queue_records() CASCADE;
DROP TABLE explore_statisticsqueue;
