-- Postings that have no role, or whose present wording is not the one that was placed, numbered company by company:
-- they wait in a table of their own, so that they can be taken a portion at a time.
CREATE OR REPLACE TEMP TABLE waiting AS
SELECT
    row_number() OVER (ORDER BY k.key, s.posting_id) AS number, k.key AS company_key,
    s.posting_id, v.company, v.title, list_distinct([v.location] || v.locations) AS places, v.url, v.requisition_id,
    s.board, s.thin, s.first_seen, s.closed_at, s.version, '' AS role
FROM store.posting_states s
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
JOIN company_keys k ON k.company = v.company
LEFT JOIN store.role_members m ON m.posting_id = s.posting_id
WHERE m.version IS DISTINCT FROM s.version
