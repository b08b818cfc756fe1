-- The boards whose listings tell of stored postings.
SELECT b.source, b.token, b.company, b.url, b.base_url
FROM store.boards b
SEMI JOIN store.posting_states s ON s.via_board = b.board
ORDER BY b.board
