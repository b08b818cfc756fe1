-- How many open postings candidates.sql leaves out because of $kinds.
SELECT count(*)
FROM store.posting_states s
JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
WHERE s.status = 'open' AND NOT ($kinds IS NULL OR coalesce(list_contains($kinds, p.kind), TRUE))
