-- The newest first. A filter that is null does not filter.
SELECT
    p.id, p.title, p.company, p.location, p.url, p.source, p.status, p.posted_at, p.first_seen, p.last_seen, p.apply_by,
    p.thin, t.requirements ->> '$.kind' AS kind, t.requirements ->> '$.ml' AS ml
FROM postings p
LEFT JOIN texts t ON t.posting_id = p.id
WHERE ($text IS NULL OR contains(lower(concat_ws(' ', p.title, p.company, p.location, t.text)), lower($text)))
    AND ($company IS NULL OR contains(lower(p.company), lower($company)))
    AND ($status IS NULL OR p.status = $status)
    AND ($kinds IS NULL OR list_contains($kinds, t.requirements ->> '$.kind'))
ORDER BY p.first_seen DESC, p.posted_at DESC NULLS LAST, p.id
LIMIT $limit
