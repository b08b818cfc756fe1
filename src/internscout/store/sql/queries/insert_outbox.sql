INSERT INTO store.outbox
SELECT
    (SELECT coalesce(max(id), 0) FROM store.outbox) + row_number() OVER (ORDER BY o.digest, o.delivery, o.recipient),
    o.digest, o.delivery, o.kind, o.recipient, o.message_id, 'owed', 0, 0, NULL, '', d.written_at, NULL
FROM incoming_owing o
JOIN incoming_digests d USING (digest)
