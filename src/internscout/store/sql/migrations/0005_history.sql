-- What happened to each posting, and which facts another parser read otherwise. Of the time before this table only the
-- last change of each posting is known.

CREATE TABLE store.events (
    posting_id VARCHAR NOT NULL,
    event VARCHAR NOT NULL CHECK (event IN ('opened', 'missing', 'found', 'closed', 'reopened')),
    happened_at TIMESTAMP NOT NULL,
    run_id VARCHAR,
    reason VARCHAR
);
COMMENT ON TABLE store.events IS 'Every change of a posting''s state, written in the transaction that made it; only ever inserted to';

INSERT INTO store.events
SELECT posting_id, 'opened', first_seen_at, first_seen_run, NULL FROM store.posting_versions WHERE version = 1;
INSERT INTO store.events
SELECT posting_id, 'missing', coalesce(absent_since, last_seen), NULL, NULL FROM store.posting_states WHERE status = 'missing';
INSERT INTO store.events
SELECT posting_id, 'closed', coalesce(closed_at, last_seen), closed_run, close_reason
FROM store.posting_states WHERE status = 'closed';

CREATE TABLE store.fact_changes (
    posting_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    change VARCHAR NOT NULL CHECK (change IN ('gone', 'new')),
    field VARCHAR NOT NULL,
    value JSON NOT NULL,
    quote VARCHAR NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    rule VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    former_parser VARCHAR NOT NULL,
    parser_version VARCHAR NOT NULL,
    changed_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE store.fact_changes IS 'Facts that another parser read, or did not read, out of the same wording; only ever inserted to';

-- What nearly every question asks first: as a column it is found without opening each JSON.
ALTER TABLE store.parsed ADD COLUMN kind VARCHAR;
UPDATE store.parsed SET kind = requirements ->> '$.kind';
