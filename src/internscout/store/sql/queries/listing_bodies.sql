-- The bodies of the last listings of all boards of one source, by hash.
SELECT a.board, a.sha256
FROM store.answers a
JOIN store.boards b ON b.board = a.board
WHERE b.source = $source
ORDER BY a.board, a.request
