-- The run before this one, where it was cut short: nothing was stored since.
SELECT run_id
FROM (
    SELECT run_id, status
    FROM store.runs
    WHERE run_id <> $run_id AND started_at <= (SELECT started_at FROM store.runs WHERE run_id = $run_id)
    ORDER BY started_at DESC, run_id DESC
    LIMIT 1
)
WHERE status = 'interrupted'
