-- What is owed to whom. An entry is written in the transaction that notes what a digest showed, and is never deleted.

CREATE TABLE store.outbox (
    id INTEGER PRIMARY KEY,
    digest INTEGER NOT NULL,
    delivery VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    recipient VARCHAR NOT NULL,
    message_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL CHECK (state IN ('owed', 'sent', 'refused', 'dropped')),
    failures INTEGER NOT NULL,
    runs_to_wait INTEGER NOT NULL,
    trying_since TIMESTAMP,
    said VARCHAR NOT NULL,
    settled_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE store.outbox IS 'Every digest owed to a recipient by a delivery, and what became of it';

CREATE TABLE store.outbox_forms (
    digest INTEGER NOT NULL,
    form VARCHAR NOT NULL,
    body VARCHAR NOT NULL USING COMPRESSION zstd
);
COMMENT ON TABLE store.outbox_forms IS 'Digests as they were rendered, while anybody may still get them';

-- The reader's local day; null for a digest of before.
ALTER TABLE store.digests ADD COLUMN day DATE;
