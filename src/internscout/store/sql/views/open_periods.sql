CREATE OR REPLACE VIEW open_periods AS
WITH told AS (
    SELECT
        posting_id, event, reason, rowid AS told,
        CASE WHEN event = 'closed' AND lag(event) OVER before = 'missing' THEN lag(happened_at) OVER before
            ELSE happened_at END AS happened_at
    FROM store.events
    WINDOW before AS (PARTITION BY posting_id ORDER BY happened_at, rowid)
),
turns AS (
    SELECT
        posting_id, event, happened_at,
        lead(happened_at) OVER next AS ended_at,
        lead(reason) OVER next AS close_reason
    FROM told
    WHERE event IN ('opened', 'reopened', 'closed')
    WINDOW next AS (PARTITION BY posting_id ORDER BY happened_at, told)
),
first_runs AS (
    SELECT board, arg_min(run_id, saved_at) AS run_id FROM store.board_runs WHERE status = 'ok' GROUP BY board
),
begun AS (
    SELECT
        t.posting_id,
        s.version,
        t.event,
        t.event = 'opened' AND v.posted_at <= t.happened_at AS dated,
        t.event = 'opened' AND v.first_seen_run IN (own.run_id, via.run_id) AS at_first_reading,
        t.happened_at, v.posted_at, t.ended_at, t.close_reason
    FROM turns t
    JOIN store.posting_states s ON s.posting_id = t.posting_id
    JOIN store.posting_versions v ON v.posting_id = t.posting_id AND v.version = 1
    LEFT JOIN first_runs own ON own.board = s.board
    LEFT JOIN first_runs via ON via.board = s.via_board
    WHERE t.event <> 'closed'
)
SELECT
    b.posting_id,
    n.company,
    n.title,
    r.kind,
    CASE WHEN b.dated THEN b.posted_at ELSE b.happened_at END AS opened_at,
    CASE WHEN b.event = 'reopened' THEN 'reopened' WHEN b.dated THEN 'posted' WHEN b.at_first_reading THEN 'before'
        ELSE 'seen' END AS opened_by,
    b.ended_at AS closed_at,
    b.close_reason,
    date_diff('day', CASE WHEN b.dated THEN b.posted_at ELSE b.happened_at END,
        coalesce(b.ended_at, (SELECT max(saved_at) FROM store.board_runs))) AS days_open
FROM begun b
JOIN store.posting_versions n ON n.posting_id = b.posting_id AND n.version = b.version
LEFT JOIN store.parsed r ON r.posting_id = b.posting_id AND r.version = b.version;

COMMENT ON VIEW open_periods IS 'Every time that a posting was open: from when, until when, how long; one row a time';
COMMENT ON COLUMN open_periods.posting_id IS 'The posting (postings.id)';
COMMENT ON COLUMN open_periods.company IS 'The employer''s name';
COMMENT ON COLUMN open_periods.title IS 'Title in the present version';
COMMENT ON COLUMN open_periods.kind IS 'What the posting is, in the present version';
COMMENT ON COLUMN open_periods.opened_at IS 'When it opened, UTC; how that is known: opened_by';
COMMENT ON COLUMN open_periods.opened_by IS 'posted: the employer''s date, as it was when first seen; seen: a reading of a board that had not shown it before; before: the first reading of its board, so that it is older; reopened: it was closed before';
COMMENT ON COLUMN open_periods.closed_at IS 'When it was first found absent, or closed for another reason, UTC; null while open';
COMMENT ON COLUMN open_periods.close_reason IS 'As in postings.close_reason';
COMMENT ON COLUMN open_periods.days_open IS 'Days from opened_at to closed_at, or to the last reading; with opened_by = before: at least';
