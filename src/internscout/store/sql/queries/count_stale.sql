-- How many present versions this parser has not read.
SELECT count(*)
FROM store.posting_states s
LEFT JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
WHERE p.parser_version IS DISTINCT FROM $parser_version
