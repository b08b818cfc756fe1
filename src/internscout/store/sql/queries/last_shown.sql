-- When these boards last showed each of their postings, and the run that brought its present wording: no answer from
-- before that run can hold it.
SELECT s.via_board AS board, s.posting_id, s.last_seen, r.started_at AS worded_since, s.thin
FROM store.posting_states s
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
LEFT JOIN store.runs r ON r.run_id = v.first_seen_run
WHERE s.via_board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
ORDER BY s.via_board, s.last_seen DESC, s.posting_id
