CREATE OR REPLACE VIEW source_health AS
SELECT
    b.source,
    count(*) AS boards,
    count(*) FILTER (b.last_status = 'ok') AS boards_read,
    count(*) FILTER (b.last_status = 'failed') AS boards_failed,
    count(*) FILTER (r.complete AND b.last_status = 'ok') AS boards_whole,
    count(*) FILTER (b.last_asked_at IS NOT NULL AND b.last_yield_at IS DISTINCT FROM b.last_asked_at) AS boards_silent,
    CAST(sum(b.open_postings) AS BIGINT) AS open_postings,
    max(b.last_asked_at) AS last_asked_at,
    max(b.last_yield_at) AS last_yield_at,
    date_diff('day', max(b.last_yield_at), max(b.last_asked_at)) AS days_silent,
    list_sort(list(DISTINCT b.last_outcome) FILTER (b.last_outcome IS NOT NULL)) AS outcomes
FROM boards b
LEFT JOIN store.readings r ON r.board = b.board
GROUP BY b.source
ORDER BY b.source;

COMMENT ON VIEW source_health IS 'How the last readings of each vendor''s boards went, and since when a vendor is silent; board by board: boards';
COMMENT ON COLUMN source_health.source IS 'The vendor';
COMMENT ON COLUMN source_health.boards IS 'Boards that were ever asked or named';
COMMENT ON COLUMN source_health.boards_read IS 'Of these, read at their last reading';
COMMENT ON COLUMN source_health.boards_failed IS 'Of these, failed at their last reading; why: boards.last_reason';
COMMENT ON COLUMN source_health.boards_whole IS 'Boards whose last listing was proved whole: only these can tell what is gone';
COMMENT ON COLUMN source_health.boards_silent IS 'Boards that showed no posting at their last reading';
COMMENT ON COLUMN source_health.open_postings IS 'Open postings whose presence is judged by these boards';
COMMENT ON COLUMN source_health.last_asked_at IS 'When any of them was last asked, UTC';
COMMENT ON COLUMN source_health.last_yield_at IS 'When any of them last showed a posting, UTC; null when never';
COMMENT ON COLUMN source_health.days_silent IS 'Days from the last posting shown to the last question: more than 0 is silence; null when none was ever shown';
COMMENT ON COLUMN source_health.outcomes IS 'The outcomes of the last readings: see board_runs.outcome';
