-- A whole listing that did not name them, found once more as it was: their second absence in a row.
UPDATE store.posting_states
SET status = 'closed', missing_runs = missing_runs + 1, closed_at = $seen_at, close_reason = 'gone'
WHERE via_board = $board AND status = 'missing' AND (SELECT complete FROM store.readings WHERE board = $board)
RETURNING posting_id
