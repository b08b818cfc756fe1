-- Postings whose last day to apply is over everywhere on Earth ($day is the day that it still is in the last time zone).
UPDATE store.posting_states AS s
SET status = 'closed', closed_at = $closed_at, close_reason = p.reason, closed_run = $run_id, in_doubt = FALSE
FROM (
    SELECT
        v.posting_id,
        v.version,
        CASE
            WHEN r.deadline < $day THEN 'deadline passed'
            WHEN v.apply_by < $day THEN 'valid through passed'
        END AS reason
    FROM store.posting_versions v
    LEFT JOIN store.parsed r ON r.posting_id = v.posting_id AND r.version = v.version
    WHERE v.apply_by < $day OR r.deadline < $day
) p
WHERE s.posting_id = p.posting_id AND s.version = p.version AND s.status <> 'closed' AND p.reason IS NOT NULL
RETURNING s.posting_id
