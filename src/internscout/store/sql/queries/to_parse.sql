-- Which of the asked postings need the parser. A thin row says nothing against a full version.
SELECT a.posting_id
FROM asked a
LEFT JOIN store.posting_states s ON s.posting_id = a.posting_id
LEFT JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
WHERE s.posting_id IS NULL
    OR (a.content_hash <> s.content_hash AND (s.thin OR NOT a.thin))
    OR (a.content_hash = s.content_hash AND p.parser_version IS DISTINCT FROM $parser_version)
