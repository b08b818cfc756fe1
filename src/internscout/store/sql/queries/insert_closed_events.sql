-- What was just closed without a reading of its board.
INSERT INTO store.events
SELECT posting_id, 'closed', closed_at, closed_run, close_reason
FROM store.posting_states
WHERE posting_id IN (SELECT unnest(CAST($closed AS VARCHAR[])))
