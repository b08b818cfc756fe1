-- What `merge_states` is about to change: to be run before it.
INSERT INTO store.events
SELECT
    d.posting_id,
    CASE WHEN d.is_new THEN 'opened' WHEN s.status = 'closed' THEN 'reopened' ELSE 'found' END,
    $seen_at,
    $run_id,
    NULL
FROM decided d
LEFT JOIN store.posting_states s ON s.posting_id = d.posting_id
WHERE d.is_new OR (d.present AND s.status <> 'open')
