-- The board's own postings that are not closed: which of them does the listing not name?
SELECT s.via_board, substr(coalesce(u.told, s.posting_id), len(s.board) + 2) AS external_id
FROM store.posting_states s
LEFT JOIN store.reused u ON u.posting_id = s.posting_id
WHERE status <> 'closed' AND board = via_board AND via_board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
