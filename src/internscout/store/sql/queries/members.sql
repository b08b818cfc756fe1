-- All postings of the roles that these postings belong to, best first, whatever their status; one that is in no role is
-- a role by itself.
WITH asked AS (
    SELECT unnest($ids::VARCHAR[]) AS posting_id
),
placed AS (
    SELECT id AS role, unnest(postings) AS posting_id, generate_subscripts(postings, 1) - 1 AS rank
    FROM roles
    WHERE id IN (SELECT m.role FROM store.role_members m SEMI JOIN asked USING (posting_id))
    UNION ALL
    SELECT posting_id, posting_id, 0 FROM asked ANTI JOIN store.role_members m USING (posting_id)
),
again AS (
    SELECT posting_id, max(happened_at) AS reopened_at FROM store.events WHERE event = 'reopened' GROUP BY posting_id
)
SELECT
    s.posting_id, r.role, r.rank, s.status, v.source, v.title, v.company, v.url,
    CASE WHEN len(v.locations) > 0 THEN v.locations WHEN v.location <> '' THEN [v.location] ELSE [] END, s.version,
    s.first_seen, a.reopened_at, s.closed_at, coalesce(s.close_reason, '')
FROM placed r
JOIN store.posting_states s ON s.posting_id = r.posting_id
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
LEFT JOIN again a ON a.posting_id = s.posting_id
ORDER BY r.role, r.rank
