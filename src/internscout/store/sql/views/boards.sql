CREATE OR REPLACE VIEW boards AS
SELECT
    b.board,
    b.source,
    b.token,
    b.company,
    last.status AS last_status,
    last.outcome AS last_outcome,
    last.reason AS last_reason,
    last.saved_at AS last_asked_at,
    -- A listing that is as it was shows what it showed, also where all of that is past its last day to apply.
    CASE WHEN last.listed > 0 THEN last.read_at ELSE last.yielded_at END AS last_yield_at,
    coalesce(held.open_postings, 0) AS open_postings
FROM store.boards b
LEFT JOIN (
    SELECT
        board,
        max_by(status, saved_at) AS status,
        max_by(outcome, saved_at) AS outcome,
        max_by(coalesce(reason, gap), saved_at) AS reason,
        max(saved_at) AS saved_at,
        max(saved_at) FILTER (status = 'ok') AS read_at,
        max_by(seen, saved_at) FILTER (status = 'ok' AND outcome <> 'unchanged') AS listed,
        max(saved_at) FILTER (status = 'ok' AND seen > 0) AS yielded_at
    FROM store.board_runs
    GROUP BY board
) last ON last.board = b.board
LEFT JOIN (
    SELECT via_board, count(*) AS open_postings FROM store.posting_states WHERE status = 'open' GROUP BY via_board
) held ON held.via_board = b.board;

COMMENT ON VIEW boards IS 'Every board that was ever asked, and how its last reading went';
COMMENT ON COLUMN boards.board IS 'source:token, the name of the board in settings and messages';
COMMENT ON COLUMN boards.source IS 'The vendor';
COMMENT ON COLUMN boards.token IS 'What the vendor calls the board';
COMMENT ON COLUMN boards.company IS 'The employer''s name';
COMMENT ON COLUMN boards.last_status IS 'ok or failed, at the last reading';
COMMENT ON COLUMN boards.last_outcome IS 'The last reading in one word: see board_runs.outcome';
COMMENT ON COLUMN boards.last_reason IS 'Why the last reading failed or was not whole; empty when it was';
COMMENT ON COLUMN boards.last_yield_at IS 'When the board last showed a posting, UTC; null when never';
COMMENT ON COLUMN boards.last_asked_at IS 'When the last reading was stored, UTC';
COMMENT ON COLUMN boards.open_postings IS 'Open postings whose presence is judged by this board';
