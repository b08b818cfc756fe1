UPDATE store.posting_states AS s SET
    status = j.status,
    missing_runs = j.absences,
    absent_since = j.absent_since,
    in_doubt = j.in_doubt,
    closed_at = j.closed_at,
    close_reason = j.reason,
    closed_run = CASE WHEN j.status = 'closed' THEN $run_id END
FROM judged j
WHERE s.posting_id = j.posting_id
