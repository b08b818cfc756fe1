-- Postings of this board that its whole listing did not name. $named: named by it, but not stored.
SELECT posting_id, status, missing_runs, absent_since, in_doubt
FROM store.posting_states
WHERE via_board = $board AND status <> 'closed'
    AND posting_id NOT IN (SELECT posting_id FROM incoming)
    AND posting_id NOT IN (SELECT unnest(CAST($named AS VARCHAR[])))
ORDER BY posting_id
