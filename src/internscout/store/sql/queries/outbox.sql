SELECT id, profile, delivery, kind, recipient, state, failures, runs_to_wait, in_doubt, said, owed_since, settled_at, message_id
FROM outbox
WHERE state IN ('owed', 'refused')
ORDER BY id
