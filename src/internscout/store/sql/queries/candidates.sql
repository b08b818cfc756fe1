-- These postings with what was read out of them, whatever their status; with $bare, without their texts.
SELECT
    s.posting_id, v.source, s.board, v.title, v.company, v.url, v.location, v.posted_at, s.first_seen, s.changed_at,
    v.apply_by, s.thin, p.requirements, s.version, CASE WHEN $bare THEN '' ELSE p.text END
FROM store.posting_states s
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
WHERE s.posting_id IN (SELECT unnest($ids::VARCHAR[]))
ORDER BY s.posting_id
