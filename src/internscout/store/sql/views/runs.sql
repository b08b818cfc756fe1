CREATE OR REPLACE VIEW runs AS
SELECT
    r.run_id,
    r.started_at,
    r.finished_at,
    r.status,
    r.boards,
    CAST(count(b.board) FILTER (b.status = 'ok') AS INTEGER) AS boards_read,
    CAST(count(b.board) FILTER (b.status = 'failed') AS INTEGER) AS boards_failed,
    CAST(coalesce(sum(b.seen), 0) AS INTEGER) AS seen,
    CAST(coalesce(sum(b.new), 0) AS INTEGER) AS new,
    CAST(coalesce(sum(b.changed), 0) AS INTEGER) AS changed,
    CAST(coalesce(sum(b.seen - b.new - b.changed), 0) AS INTEGER) AS unchanged,
    CAST(coalesce(sum(b.closed), 0) + any_value(r.dropped) AS INTEGER) AS closed,
    CAST(coalesce(sum(b.reopened), 0) AS INTEGER) AS reopened,
    CAST(coalesce(sum(b.row_faults), 0) AS INTEGER) AS row_faults,
    CAST(coalesce(sum(len(b.unread_keys)), 0) AS INTEGER) AS unread_keys,
    CAST(coalesce(sum(b.requests), 0) AS INTEGER) AS requests,
    CAST(coalesce(sum(b.received_bytes), 0) AS BIGINT) AS received_bytes,
    r.program_version,
    r.parser_version
FROM store.runs r
LEFT JOIN store.board_runs b ON b.run_id = r.run_id
GROUP BY ALL;

COMMENT ON VIEW runs IS 'Every run with its counts over all boards';
COMMENT ON COLUMN runs.run_id IS 'Name of the run';
COMMENT ON COLUMN runs.started_at IS 'Start, UTC';
COMMENT ON COLUMN runs.finished_at IS 'End, UTC; null when it broke off';
COMMENT ON COLUMN runs.status IS 'running, ok, degraded (some boards failed, or a digest was not taken), failed or interrupted';
COMMENT ON COLUMN runs.boards IS 'Boards that were to be read';
COMMENT ON COLUMN runs.boards_read IS 'Boards that were read; fewer than boards without boards_failed when the run broke off';
COMMENT ON COLUMN runs.boards_failed IS 'Boards that could not be read; why: board_runs.reason';
COMMENT ON COLUMN runs.seen IS 'Postings seen';
COMMENT ON COLUMN runs.new IS 'Of these, seen for the first time';
COMMENT ON COLUMN runs.changed IS 'Of these, with a new wording';
COMMENT ON COLUMN runs.unchanged IS 'Of these, as they were';
COMMENT ON COLUMN runs.closed IS 'Postings found gone, and those whose board is not read any more';
COMMENT ON COLUMN runs.reopened IS 'Closed postings that are there again';
COMMENT ON COLUMN runs.row_faults IS 'Rows that could not be read, or not in full; see row_faults';
COMMENT ON COLUMN runs.unread_keys IS 'Keys in answers that the program does not know; see board_runs.unread_keys';
COMMENT ON COLUMN runs.requests IS 'HTTP requests made';
COMMENT ON COLUMN runs.received_bytes IS 'Bytes received';
COMMENT ON COLUMN runs.program_version IS 'Version of InternScout';
COMMENT ON COLUMN runs.parser_version IS 'Version of the parser';
