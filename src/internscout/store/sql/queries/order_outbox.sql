-- A person's word on an entry that is owed or refused: try it again, or let it be.
UPDATE store.outbox SET
    state = $state, runs_to_wait = 0, settled_at = $at
WHERE id = $id AND state IN ('owed', 'refused')
RETURNING id
