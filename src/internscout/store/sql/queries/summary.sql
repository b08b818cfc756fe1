SELECT
    run_id, started_at, finished_at, boards, seen, new, changed, unchanged, closed, reopened, row_faults, unread_keys,
    status, boards_read
FROM runs
WHERE run_id = $run_id
