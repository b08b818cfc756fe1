MERGE INTO store.posting_states AS s
USING (SELECT d.*, i.board, i.stamp FROM decided d JOIN incoming i ON i.posting_id = d.posting_id) AS d
ON s.posting_id = d.posting_id
WHEN MATCHED AND d.present THEN UPDATE SET
    via_board = d.via_board,
    status = 'open',
    version = d.version,
    content_hash = CASE WHEN d.is_changed THEN d.content_hash ELSE s.content_hash END,
    thin = CASE WHEN d.is_changed THEN d.thin ELSE s.thin END,
    last_seen = $seen_at,
    changed_at = CASE WHEN d.is_changed THEN $seen_at ELSE s.changed_at END,
    stamp = CASE WHEN d.stamp <> '' THEN d.stamp ELSE s.stamp END,
    text_at = CASE WHEN d.stamp <> '' THEN $seen_at ELSE s.text_at END,
    missing_runs = 0,
    in_doubt = FALSE,
    absent_since = NULL,
    closed_at = NULL,
    close_reason = NULL,
    closed_run = NULL
WHEN NOT MATCHED THEN INSERT VALUES (
    d.posting_id, d.board, d.via_board, 'open', d.version, d.content_hash, d.thin, $seen_at, $seen_at, $seen_at, 0,
    NULL, NULL, d.stamp, CASE WHEN d.stamp <> '' THEN $seen_at END, FALSE, NULL, NULL
)
