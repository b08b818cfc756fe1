-- What is kept of each reading to make the next one cheap, and to judge it: the hosts' validators, a hash of the whole
-- listing, the stamps of texts that were asked for one by one, and the outcome in one word.

ALTER TABLE store.boards ADD COLUMN base_url VARCHAR DEFAULT '';

CREATE TABLE store.readings (
    board VARCHAR PRIMARY KEY,
    listing VARCHAR NOT NULL,
    complete BOOLEAN NOT NULL,
    parser_version VARCHAR NOT NULL,
    asked_at TIMESTAMP NOT NULL,
    confirmed_at TIMESTAMP,
    gone INTEGER NOT NULL
);
COMMENT ON TABLE store.readings IS 'The last reading of each board; confirmed_at: when its listing was last seen as it is stored';

CREATE TABLE store.answers (
    board VARCHAR NOT NULL,
    request VARCHAR NOT NULL,
    etag VARCHAR NOT NULL,
    last_modified VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL
);
COMMENT ON TABLE store.answers IS 'What the hosts said of the bodies of each board''s listing, to ask whether they are still the same';

ALTER TABLE store.board_runs ADD COLUMN outcome VARCHAR DEFAULT 'ok';
ALTER TABLE store.board_runs ADD COLUMN gap VARCHAR DEFAULT '';
ALTER TABLE store.board_runs ADD COLUMN not_modified INTEGER DEFAULT 0;
ALTER TABLE store.board_runs ADD COLUMN seconds DOUBLE DEFAULT 0;

ALTER TABLE store.posting_states ADD COLUMN stamp VARCHAR DEFAULT '';
ALTER TABLE store.posting_states ADD COLUMN text_at TIMESTAMP;
