-- How many roles have an open posting, but only such as candidates.sql leaves out because of $kinds.
SELECT count(*)
FROM (
    SELECT coalesce(m.role, s.posting_id) AS role
    FROM store.posting_states s
    JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
    LEFT JOIN store.role_members m ON m.posting_id = s.posting_id
    WHERE s.status = 'open'
    GROUP BY ALL
    HAVING NOT bool_or($kinds IS NULL OR coalesce(list_contains($kinds, p.kind), TRUE))
)
