-- After the first failure it is tried with the next run, then one run is left out, then three, at most seven.
UPDATE store.outbox SET
    state = CASE $outcome WHEN 'failed' THEN 'owed' ELSE $outcome END,
    failures = failures + CASE $outcome WHEN 'failed' THEN 1 ELSE 0 END,
    runs_to_wait = CASE $outcome WHEN 'failed' THEN least(7, (1 << least(failures, 3)) - 1) ELSE 0 END,
    trying_since = NULL,
    said = $said,
    settled_at = $at
WHERE id = $id
