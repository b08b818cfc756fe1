UPDATE store.outbox SET trying_since = $at WHERE id = $id
