-- What a later digest holds is owed no more.
UPDATE store.outbox o SET state = 'dropped', runs_to_wait = 0, replaced_by = i.digest, settled_at = d.written_at
FROM incoming_replaced i
JOIN incoming_digests d USING (digest)
WHERE o.id = i.id AND o.state = 'owed'
