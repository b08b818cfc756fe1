-- Present versions that this parser has not read, open ones first.
SELECT
    v.source, v.board, coalesce(b.company, v.company) AS board_company, coalesce(b.url, '') AS board_url, 
    substr(s.posting_id, len(v.board) + 2) AS external_id,
    v.title, v.url, v.company, v.location, v.locations, v.description, v.details, v.posted_at, v.updated_at, v.apply_by,
    v.requisition_id, v.thin
FROM store.posting_states s
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
LEFT JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
LEFT JOIN store.boards b ON b.board = v.board
WHERE p.parser_version IS DISTINCT FROM $parser_version
ORDER BY s.status = 'closed', s.posting_id
LIMIT $limit
