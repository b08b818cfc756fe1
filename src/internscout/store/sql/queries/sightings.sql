-- Every address that stored postings name: their own, with what was read out of the posting, and those in their texts,
-- which are somebody else's.
SELECT
    s.via_board,
    found.address,
    CASE WHEN found.address = v.url THEN v.title ELSE '' END AS title,
    CASE WHEN found.address = v.url THEN v.company ELSE '' END AS company,
    found.address = v.url AND coalesce(
        (p.requirements ->> '$.kind') IN ('internship', 'coop', 'working_student', 'thesis', 'fellowship'), FALSE
    ) AS internship,
    found.address = v.url AND coalesce((p.requirements ->> '$.ml') IN ('core', 'adjacent'), FALSE) AS ml
FROM store.posting_states s
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
LEFT JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
CROSS JOIN unnest(
    list_distinct([v.url] || regexp_extract_all(v.description, 'https?://[^\s"''<>()\[\]\\]+'))
) AS found(address)
WHERE s.status <> 'closed'
ORDER BY s.posting_id, found.address
