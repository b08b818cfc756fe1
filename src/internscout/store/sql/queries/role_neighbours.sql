-- Placed postings under the companies, addresses and ids that wait in asked_keys, and all others of their roles.
WITH near AS (
    SELECT DISTINCT m.role
    FROM store.role_members m
    WHERE (m.company_key <> '' AND m.company_key IN (SELECT key FROM asked_keys WHERE kind = 'company'))
        OR (m.address_key <> '' AND m.address_key IN (SELECT key FROM asked_keys WHERE kind = 'address'))
        OR m.posting_id IN (SELECT key FROM asked_keys WHERE kind = 'posting')
)
SELECT
    s.posting_id, v.company, v.title, list_distinct([v.location] || v.locations) AS places, v.url, v.requisition_id,
    s.board, s.thin, s.first_seen, s.closed_at, s.version, m.role
FROM store.role_members m
JOIN near n ON n.role = m.role
JOIN store.posting_states s ON s.posting_id = m.posting_id AND s.version = m.version
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
ORDER BY s.posting_id
