-- Postings of this board that its whole listing did not name: missing the first time, closed the second time running.
-- $named: named by it, but not stored.
-- A row of the listing that could not be read may be any of them, so unless there are more of them than such rows,
-- nothing is concluded.
WITH absent AS (
    SELECT posting_id
    FROM store.posting_states
    WHERE via_board = $board AND status <> 'closed'
        AND posting_id NOT IN (SELECT posting_id FROM incoming)
        AND posting_id NOT IN (SELECT unnest(CAST($named AS VARCHAR[])))
)
UPDATE store.posting_states SET
    missing_runs = missing_runs + 1,
    status = CASE WHEN missing_runs = 0 THEN 'missing' ELSE 'closed' END,
    closed_at = CASE WHEN missing_runs = 0 THEN NULL ELSE $seen_at END,
    close_reason = CASE WHEN missing_runs = 0 THEN NULL ELSE 'gone' END
WHERE posting_id IN (SELECT posting_id FROM absent) AND (SELECT count(*) FROM absent) > $unreadable
RETURNING status
