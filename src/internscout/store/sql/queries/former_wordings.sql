-- What postings said at a moment each, where they say something else now. What was only read otherwise since is no news:
-- it was said when the employer said it.
WITH asked AS (
    SELECT unnest($ids::VARCHAR[]) AS posting_id, unnest($moments::TIMESTAMP[]) AS at
),
said AS (
    SELECT
        v.posting_id, v.version, v.title, v.company, v.location, v.apply_by, v.thin, a.at, s.version AS present,
        max(v.first_seen_at) FILTER (NOT v.reread) OVER (PARTITION BY v.posting_id ORDER BY v.version) AS said_at
    FROM asked a
    JOIN store.posting_states s ON s.posting_id = a.posting_id AND s.version > 1
    JOIN store.posting_versions v ON v.posting_id = a.posting_id
)
SELECT
    f.posting_id, f.title, f.company, f.location, f.apply_by, f.thin, coalesce(former.requirements, '{}'),
    coalesce(former.parser_version = present.parser_version, FALSE)
FROM said f
LEFT JOIN store.parsed former ON former.posting_id = f.posting_id AND former.version = f.version
LEFT JOIN store.parsed present ON present.posting_id = f.posting_id AND present.version = f.present
WHERE f.said_at <= f.at
QUALIFY f.version = max(f.version) OVER (PARTITION BY f.posting_id) AND f.version < f.present
ORDER BY f.posting_id
