-- The plain texts of the postings that wait in asked_keys.
SELECT s.posting_id, p.text
FROM store.posting_states s
JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
WHERE s.posting_id IN (SELECT key FROM asked_keys WHERE kind = 'posting')
