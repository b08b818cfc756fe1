CREATE OR REPLACE VIEW board_runs AS
SELECT
    b.run_id, b.board, o.company, b.status, b.reason, b.complete, b.seen, b.new, b.changed, b.closed, b.reopened, b.held,
    b.row_faults, b.unread_keys, b.requests, b.not_modified, b.received_bytes, b.seconds, b.outcome, b.gap,
    b.saved_at
FROM store.board_runs b
JOIN store.boards o ON o.board = b.board;

COMMENT ON VIEW board_runs IS 'What each board yielded in each run, or why it failed';
COMMENT ON COLUMN board_runs.run_id IS 'The run';
COMMENT ON COLUMN board_runs.board IS 'The board';
COMMENT ON COLUMN board_runs.company IS 'The employer''s name';
COMMENT ON COLUMN board_runs.status IS 'ok or failed';
COMMENT ON COLUMN board_runs.reason IS 'Why it failed; null when it did not';
COMMENT ON COLUMN board_runs.complete IS 'Whether the listing was proved whole; only then absences count';
COMMENT ON COLUMN board_runs.seen IS 'Postings seen; of an unchanged listing those that are open';
COMMENT ON COLUMN board_runs.new IS 'Of these, seen for the first time';
COMMENT ON COLUMN board_runs.changed IS 'Of these, with a new wording';
COMMENT ON COLUMN board_runs.closed IS 'Postings found gone';
COMMENT ON COLUMN board_runs.held IS 'Postings absent and in doubt: so many at once that the board may be at fault; closed when confirmed';
COMMENT ON COLUMN board_runs.reopened IS 'Closed postings that are there again';
COMMENT ON COLUMN board_runs.row_faults IS 'Rows that could not be read or stored';
COMMENT ON COLUMN board_runs.unread_keys IS 'Keys of the answer that the program does not know';
COMMENT ON COLUMN board_runs.requests IS 'HTTP requests made';
COMMENT ON COLUMN board_runs.not_modified IS 'Of these, answered with "not modified" (304)';
COMMENT ON COLUMN board_runs.seconds IS 'How long the reading took';
COMMENT ON COLUMN board_runs.outcome IS 'ok, unchanged, empty_confirmed, suspicious_empty, truncated, blocked, drifted, gone or failed: docs/sql.md';
COMMENT ON COLUMN board_runs.gap IS 'Why the listing is not proved whole; empty when it is, or when it failed';
COMMENT ON COLUMN board_runs.received_bytes IS 'Bytes received';
COMMENT ON COLUMN board_runs.saved_at IS 'When the result was stored, UTC';
