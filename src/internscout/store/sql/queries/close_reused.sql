-- Postings whose id names another one now.
UPDATE store.posting_states SET
    status = 'closed', closed_at = $closed_at, close_reason = 'id_reused', closed_run = $run_id, in_doubt = FALSE
WHERE status <> 'closed' AND posting_id IN (SELECT unnest(CAST($ids AS VARCHAR[])))
RETURNING posting_id
