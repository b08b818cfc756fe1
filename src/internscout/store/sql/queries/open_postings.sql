-- All open postings in brief.
SELECT s.posting_id, v.title, v.company, v.url, v.location
FROM store.posting_states s
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
WHERE s.status = 'open'
ORDER BY s.posting_id
