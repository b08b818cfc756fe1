-- Postings of boards that never show all they have (the newest, a search): not seen for $days days, in at least $readings
-- readings that did show others.
UPDATE store.posting_states AS s
SET status = 'closed', closed_at = $closed_at, close_reason = 'not seen for long', closed_run = $run_id, in_doubt = FALSE
FROM (
    SELECT s.posting_id
    FROM store.posting_states s
    JOIN store.readings r ON r.board = s.via_board AND NOT r.complete
    JOIN store.board_runs b ON b.board = s.via_board AND b.status = 'ok' AND b.seen > 0 AND b.saved_at > s.last_seen
    WHERE s.status <> 'closed' AND s.last_seen < $closed_at - to_days($days)
    GROUP BY s.posting_id
    HAVING count(*) FILTER (b.outcome <> 'unchanged') >= $readings
) old
WHERE s.posting_id = old.posting_id
RETURNING s.posting_id
