-- The board's own postings that are not closed: which of them does the listing not name?
SELECT via_board, substr(posting_id, len(board) + 2) AS external_id
FROM store.posting_states
WHERE status <> 'closed' AND board = via_board AND via_board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
