INSERT INTO store.posting_versions
SELECT
    i.posting_id, d.version, i.content_hash, i.board, i.source, i.external_id, i.title, i.url, i.company, i.location,
    i.locations, i.description, i.details, i.posted_at, i.updated_at, i.apply_by, i.requisition_id, i.thin,
    $run_id, $seen_at, FALSE
FROM incoming i
JOIN decided d ON d.posting_id = i.posting_id
WHERE d.is_new OR d.is_changed
