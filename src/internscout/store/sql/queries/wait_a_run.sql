UPDATE store.outbox SET runs_to_wait = runs_to_wait - 1 WHERE state = 'owed' AND runs_to_wait > 0
