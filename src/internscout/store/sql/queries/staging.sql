-- Where rows wait before one statement moves them on: emptied before each use, gone with the connection. What has long
-- texts does not wait here: see `offered`.
CREATE TEMP TABLE incoming (
    posting_id VARCHAR, board VARCHAR, title VARCHAR, content_hash VARCHAR, thin BOOLEAN, stamp VARCHAR, via VARCHAR
);
CREATE TEMP TABLE incoming_boards (
    board VARCHAR, source VARCHAR, token VARCHAR, company VARCHAR, url VARCHAR, base_url VARCHAR
);
CREATE TEMP TABLE incoming_readings (board VARCHAR, listing VARCHAR, complete BOOLEAN, failed BOOLEAN, gone BOOLEAN);
CREATE TEMP TABLE incoming_named (board VARCHAR, posting_id VARCHAR);
CREATE TEMP TABLE incoming_answers (board VARCHAR, request VARCHAR, etag VARCHAR, last_modified VARCHAR, sha256 VARCHAR);
CREATE TEMP TABLE incoming_faults (board VARCHAR, row_name VARCHAR, why VARCHAR);
CREATE TEMP TABLE incoming_board_runs (
    run_id VARCHAR, board VARCHAR, status VARCHAR, reason VARCHAR, complete BOOLEAN, seen INTEGER, "new" INTEGER,
    changed INTEGER, closed INTEGER, reopened INTEGER, row_faults INTEGER, unread_keys VARCHAR[], requests INTEGER,
    received_bytes BIGINT, saved_at TIMESTAMP, outcome VARCHAR, gap VARCHAR, not_modified INTEGER, seconds DOUBLE,
    held INTEGER
);
CREATE TEMP TABLE incoming_entries (digest INTEGER, posting_id VARCHAR, section VARCHAR);
CREATE TEMP TABLE asked (posting_id VARCHAR, content_hash VARCHAR, thin BOOLEAN);
CREATE TEMP TABLE decided (
    posting_id VARCHAR, content_hash VARCHAR, thin BOOLEAN, is_new BOOLEAN, present BOOLEAN, is_changed BOOLEAN,
    reopened BOOLEAN, version INTEGER, via_board VARCHAR, via VARCHAR
);
CREATE TEMP TABLE judged (
    posting_id VARCHAR, status VARCHAR, absences INTEGER, absent_since TIMESTAMP, in_doubt BOOLEAN, closed_at TIMESTAMP,
    reason VARCHAR
);
CREATE TEMP TABLE incoming_sources (source VARCHAR, label VARCHAR, gathers BOOLEAN);
CREATE TEMP TABLE asked_keys (kind VARCHAR, key VARCHAR);
CREATE TEMP TABLE incoming_roles (
    posting_id VARCHAR, role VARCHAR, version INTEGER, rule VARCHAR, other VARCHAR, figures VARCHAR,
    company_key VARCHAR, address_key VARCHAR
);
CREATE TEMP TABLE incoming_steps (
    number INTEGER, posting_id VARCHAR, title VARCHAR, company VARCHAR, url VARCHAR, status VARCHAR, happened_on DATE,
    note VARCHAR, noted_at TIMESTAMP
);
CREATE TEMP TABLE incoming_digests (digest INTEGER, profile VARCHAR, written_at TIMESTAMP, day DATE);
CREATE TEMP TABLE incoming_owing (digest INTEGER, delivery VARCHAR, kind VARCHAR, recipient VARCHAR, message_id VARCHAR);
CREATE TEMP TABLE incoming_forms (digest INTEGER, form VARCHAR, body VARCHAR);
CREATE TEMP TABLE incoming_replaced (digest INTEGER, id INTEGER);
