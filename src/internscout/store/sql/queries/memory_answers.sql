SELECT a.board, a.request, a.etag, a.last_modified, a.sha256
FROM store.answers a
JOIN store.readings r ON r.board = a.board AND r.parser_version = $parser_version
WHERE a.board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
