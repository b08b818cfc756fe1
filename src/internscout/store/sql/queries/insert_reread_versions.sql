-- The words of an old answer as they are read now: a version of its own, of the run that brought the answer.
INSERT INTO store.posting_versions
SELECT
    i.posting_id, s.version + 1, i.content_hash, i.board, i.source, i.external_id, i.title, i.url, i.company, i.location,
    CAST(CAST(i.locations AS JSON) AS VARCHAR[]), i.description, i.details, i.posted_at, i.updated_at,
    CAST(i.apply_by AS DATE), i.requisition_id, i.thin,
    v.first_seen_run, $read_at, TRUE
FROM incoming_wordings i
JOIN store.posting_states s ON s.posting_id = i.posting_id
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
