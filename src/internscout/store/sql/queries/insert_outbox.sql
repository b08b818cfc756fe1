INSERT INTO store.outbox
SELECT
    (SELECT coalesce(max(id), 0) FROM store.outbox) + row_number() OVER (ORDER BY delivery, recipient),
    $digest, delivery, kind, recipient, message_id, 'owed', 0, 0, NULL, '', $written_at
FROM incoming_owing
