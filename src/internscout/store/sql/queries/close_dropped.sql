-- Postings whose presence nobody judges any more. The reason is also what decide.sql looks for.
UPDATE store.posting_states SET status = 'closed', closed_at = $closed_at, close_reason = 'board not read any more',
    closed_run = $run_id
WHERE status <> 'closed' AND via_board NOT IN (SELECT unnest(CAST($configured AS VARCHAR[])))
RETURNING posting_id
