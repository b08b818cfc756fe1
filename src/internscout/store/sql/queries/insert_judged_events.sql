-- What `update_judged` is about to change: to be run before it.
INSERT INTO store.events
SELECT j.posting_id, j.status, $happened_at, $run_id, j.reason
FROM judged j
JOIN store.posting_states s ON s.posting_id = j.posting_id
WHERE j.status <> s.status
