-- What postings said at a moment each, where they say something else now.
SELECT
    f.posting_id, f.title, f.company, f.location, f.apply_by, f.thin, coalesce(former.requirements, '{}'),
    coalesce(former.parser_version = present.parser_version, FALSE)
FROM (SELECT unnest($ids::VARCHAR[]) AS posting_id, unnest($moments::TIMESTAMP[]) AS at) a
JOIN store.posting_states s ON s.posting_id = a.posting_id AND s.version > 1
JOIN store.posting_versions f ON f.posting_id = a.posting_id AND f.first_seen_at <= a.at
LEFT JOIN store.parsed former ON former.posting_id = f.posting_id AND former.version = f.version
LEFT JOIN store.parsed present ON present.posting_id = s.posting_id AND present.version = s.version
QUALIFY f.version = max(f.version) OVER (PARTITION BY f.posting_id) AND f.version < s.version
ORDER BY f.posting_id
