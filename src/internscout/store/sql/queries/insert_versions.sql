INSERT INTO store.posting_versions
SELECT
    i.posting_id, d.version, i.content_hash, i.board, i.source, i.external_id, i.title, i.url, i.company, i.location,
    CAST(CAST(i.locations AS JSON) AS VARCHAR[]), i.description, i.details, i.posted_at, i.updated_at,
    CAST(i.apply_by AS DATE), i.requisition_id, i.thin,
    $run_id, $seen_at, FALSE
FROM incoming_wordings i
JOIN decided d ON d.posting_id = i.posting_id
WHERE d.is_new OR d.is_changed
