-- Postings with what was read out of them: all that are open ($ids is null), or these whatever their status.
-- $kinds, if not null, leaves out those whose stated kind is another.
SELECT
    s.posting_id, v.source, s.board, v.title, v.company, v.url, v.location, v.posted_at, s.first_seen, s.changed_at,
    v.apply_by, s.thin, p.requirements, p.text, s.version
FROM store.posting_states s
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
WHERE CASE WHEN $ids IS NULL THEN s.status = 'open' ELSE list_contains($ids, s.posting_id) END
    AND ($kinds IS NULL OR coalesce(list_contains($kinds, p.kind), TRUE))
ORDER BY s.posting_id
