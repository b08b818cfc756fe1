CREATE OR REPLACE VIEW outbox AS
SELECT
    o.id,
    o.digest,
    d.profile,
    o.delivery,
    o.kind,
    o.recipient,
    o.state,
    o.failures,
    o.runs_to_wait,
    o.trying_since IS NOT NULL AND o.state = 'owed' AS in_doubt,
    o.said,
    d.written_at AS owed_since,
    o.settled_at,
    o.message_id,
    o.replaced_by
FROM store.outbox o
JOIN store.digests d ON d.digest = o.digest;

COMMENT ON VIEW outbox IS 'Every digest owed to a recipient by a delivery, and what became of it';
COMMENT ON COLUMN outbox.id IS 'Number of the entry: `internscout outbox --retry ID`';
COMMENT ON COLUMN outbox.digest IS 'Number of the digest (digests.digest)';
COMMENT ON COLUMN outbox.profile IS 'Name of the profile';
COMMENT ON COLUMN outbox.delivery IS 'Name of the delivery in the settings';
COMMENT ON COLUMN outbox.kind IS 'file, feed, ics, email, webhook or apprise';
COMMENT ON COLUMN outbox.recipient IS 'E-mail address, host, service or folder';
COMMENT ON COLUMN outbox.state IS 'owed (to be tried again), sent, refused (for good) or dropped (by you, or for a later digest that holds what it told)';
COMMENT ON COLUMN outbox.failures IS 'How often it was tried in vain';
COMMENT ON COLUMN outbox.runs_to_wait IS 'How many runs pass before it is tried again';
COMMENT ON COLUMN outbox.in_doubt IS 'It was handed over, and no answer was heard: it may have arrived';
COMMENT ON COLUMN outbox.said IS 'The server''s word, the file written, or why it failed';
COMMENT ON COLUMN outbox.owed_since IS 'When the digest was made, UTC';
COMMENT ON COLUMN outbox.settled_at IS 'When the state was last decided, UTC';
COMMENT ON COLUMN outbox.message_id IS 'The same however often it is tried';
COMMENT ON COLUMN outbox.replaced_by IS 'The later digest that holds what this one told; null unless it was dropped for one';
