-- The tables as they are kept. People query the views of the main schema (sql/views); the tables may change with the
-- next migration. All times are UTC, without a zone in the type: reading TIMESTAMPTZ in Python needs one more package.

CREATE TABLE store.boards (
    board VARCHAR PRIMARY KEY,
    source VARCHAR NOT NULL,
    token VARCHAR NOT NULL,
    company VARCHAR NOT NULL,
    url VARCHAR NOT NULL
);
COMMENT ON TABLE store.boards IS 'Every board that was ever asked';

CREATE TABLE store.runs (
    run_id VARCHAR PRIMARY KEY,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    status VARCHAR NOT NULL,
    program_version VARCHAR NOT NULL,
    parser_version VARCHAR NOT NULL,
    boards INTEGER NOT NULL
);
COMMENT ON TABLE store.runs IS 'Every run, also those that broke off (status interrupted)';

CREATE TABLE store.board_runs (
    run_id VARCHAR NOT NULL,
    board VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('ok', 'failed')),
    reason VARCHAR,
    complete BOOLEAN NOT NULL,
    seen INTEGER NOT NULL,
    new INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    reopened INTEGER NOT NULL,
    row_faults INTEGER NOT NULL,
    unread_keys VARCHAR[] NOT NULL,
    requests INTEGER NOT NULL,
    received_bytes BIGINT NOT NULL,
    saved_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE store.board_runs IS 'What each board yielded in each run, or why it failed';

CREATE TABLE store.row_faults (
    run_id VARCHAR NOT NULL,
    board VARCHAR NOT NULL,
    row_name VARCHAR NOT NULL,
    why VARCHAR NOT NULL
);
COMMENT ON TABLE store.row_faults IS 'Rows of a board that could not be read or stored';

CREATE TABLE store.posting_versions (
    posting_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    content_hash VARCHAR NOT NULL,
    board VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    external_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    company VARCHAR NOT NULL,
    location VARCHAR NOT NULL,
    locations VARCHAR[] NOT NULL,
    description VARCHAR NOT NULL USING COMPRESSION zstd,
    details JSON NOT NULL,
    posted_at TIMESTAMP,
    updated_at TIMESTAMP,
    apply_by DATE,
    requisition_id VARCHAR NOT NULL,
    thin BOOLEAN NOT NULL,
    first_seen_run VARCHAR NOT NULL,
    first_seen_at TIMESTAMP NOT NULL,
    PRIMARY KEY (posting_id, version)
);
COMMENT ON TABLE store.posting_versions IS 'Every wording of every posting; only ever inserted to';

CREATE TABLE store.posting_states (
    posting_id VARCHAR PRIMARY KEY,
    board VARCHAR NOT NULL,
    via_board VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('open', 'missing', 'closed')),
    version INTEGER NOT NULL,
    content_hash VARCHAR NOT NULL,
    thin BOOLEAN NOT NULL,
    first_seen TIMESTAMP NOT NULL,
    last_seen TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    missing_runs INTEGER NOT NULL,
    closed_at TIMESTAMP,
    close_reason VARCHAR
);
COMMENT ON TABLE store.posting_states IS 'What is true of each posting now; one row a posting';

CREATE TABLE store.parsed (
    posting_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    parser_version VARCHAR NOT NULL,
    parsed_at TIMESTAMP NOT NULL,
    requirements JSON NOT NULL,
    text VARCHAR NOT NULL USING COMPRESSION zstd
);
COMMENT ON TABLE store.parsed IS 'What the latest parser read out of each version; one row a version';

CREATE TABLE store.facts (
    posting_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    value JSON NOT NULL,
    quote VARCHAR NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    rule VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    parser_version VARCHAR NOT NULL
);
COMMENT ON TABLE store.facts IS 'The evidence behind store.parsed, one row a fact';

CREATE TABLE store.digests (
    digest INTEGER PRIMARY KEY,
    profile VARCHAR NOT NULL,
    run_id VARCHAR NOT NULL,
    written_at TIMESTAMP NOT NULL,
    path VARCHAR NOT NULL
);
COMMENT ON TABLE store.digests IS 'Every digest written';

CREATE TABLE store.digest_entries (
    digest INTEGER NOT NULL,
    posting_id VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    section VARCHAR NOT NULL
);
COMMENT ON TABLE store.digest_entries IS 'Which posting, in which version, stood in which section of a digest';
