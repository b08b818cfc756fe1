-- The facts of the same postings as candidates.sql gives, in the same order.
SELECT f.posting_id, f.start_offset, f.end_offset, f.field, f.value, f.quote, f.rule, f.confidence
FROM store.facts f
JOIN store.posting_states s ON s.posting_id = f.posting_id AND s.version = f.version
JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
WHERE f.posting_id IN (SELECT unnest($ids::VARCHAR[]))
ORDER BY f.posting_id, f.start_offset, f.end_offset, f.field, f.value
