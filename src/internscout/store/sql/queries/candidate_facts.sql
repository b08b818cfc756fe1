-- The facts of the same postings as candidates.sql gives, in the same order.
SELECT f.posting_id, f.field, f.value, f.quote, f.start_offset, f.end_offset, f.rule, f.confidence
FROM store.facts f
JOIN store.posting_states s ON s.posting_id = f.posting_id AND s.version = f.version
JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
WHERE CASE WHEN $ids IS NULL THEN s.status = 'open' ELSE list_contains($ids, s.posting_id) END
    AND ($kinds IS NULL OR coalesce(list_contains($kinds, p.kind), TRUE))
ORDER BY f.posting_id, f.start_offset, f.end_offset, f.field, f.value
