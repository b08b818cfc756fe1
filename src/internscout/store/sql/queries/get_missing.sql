-- Postings that the whole listing of this board did not name the last time.
SELECT posting_id, status, missing_runs, absent_since, in_doubt
FROM store.posting_states
WHERE via_board = $board AND status = 'missing' AND (SELECT complete FROM store.readings WHERE board = $board)
ORDER BY posting_id
