-- After the first failure it is tried with the next run, then one run is left out, then three, at most seven. What was
-- handed over without an answer stays in doubt.
UPDATE store.outbox SET
    state = CASE WHEN $outcome IN ('failed', 'unheard') THEN 'owed' ELSE $outcome END,
    failures = failures + CASE WHEN $outcome IN ('failed', 'unheard') THEN 1 ELSE 0 END,
    runs_to_wait = CASE WHEN $outcome IN ('failed', 'unheard') THEN least(7, (1 << least(failures, 3)) - 1) ELSE 0 END,
    trying_since = CASE WHEN $outcome = 'unheard' THEN trying_since END,
    said = $said,
    settled_at = $at
WHERE id = $id
