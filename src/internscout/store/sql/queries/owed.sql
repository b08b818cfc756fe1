-- What is to be tried now, the oldest first; with $id that entry alone, whether its time has come or not.
SELECT
    o.id, o.digest, d.profile, d.written_at, d.day, o.delivery, o.kind, o.recipient, o.message_id, o.failures,
    o.trying_since IS NOT NULL AS in_doubt
FROM store.outbox o
JOIN store.digests d ON d.digest = o.digest
WHERE o.state = 'owed' AND CASE WHEN $id IS NULL THEN o.runs_to_wait = 0 ELSE o.id = $id END
ORDER BY o.digest, o.delivery, o.id
