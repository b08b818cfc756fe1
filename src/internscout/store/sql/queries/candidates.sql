-- These postings with what was read out of them, whatever their status; with $bare, without their texts. First where it
-- lies, then it: a join by ids would unpack the texts of all postings.
WITH found AS MATERIALIZED (
    SELECT
        s.posting_id, v.source, s.board, v.title, v.company, v.url, v.location, v.posted_at, s.first_seen, s.changed_at,
        v.apply_by, s.thin, s.version, p.rowid AS place
    FROM store.posting_states s
    JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
    JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
    WHERE s.posting_id IN (SELECT unnest($ids::VARCHAR[]))
)
SELECT
    f.posting_id, f.source, f.board, f.title, f.company, f.url, f.location, f.posted_at, f.first_seen, f.changed_at,
    f.apply_by, f.thin, p.requirements, f.version, CASE WHEN $bare THEN '' ELSE p.text END
FROM found f
JOIN store.parsed p ON p.rowid = f.place
ORDER BY f.posting_id
