-- The present wordings that these boards brought and that this parser has read.
SELECT DISTINCT s.content_hash
FROM store.posting_states s
JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
WHERE p.parser_version = $parser_version AND s.via_board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
