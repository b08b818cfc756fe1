-- The companies of the postings of unplaced.sql, as they are written.
SELECT DISTINCT v.company
FROM store.posting_states s
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
LEFT JOIN store.role_members m ON m.posting_id = s.posting_id
WHERE m.version IS DISTINCT FROM s.version
ORDER BY v.company
