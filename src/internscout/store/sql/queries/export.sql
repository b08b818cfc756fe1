-- What `internscout export` writes, one row a posting: all columns that people filter by, without the long text.
SELECT
    p.id, p.title, p.company, p.url, p.location, p.locations, p.source, p.board, p.status, p.posted_at, p.apply_by,
    p.first_seen, p.last_seen, p.changed_at, p.version, p.closed_at, p.close_reason, p.requisition_id, p.thin,
    r.* EXCLUDE (posting_id)
FROM postings p
LEFT JOIN requirements r ON r.posting_id = p.id
