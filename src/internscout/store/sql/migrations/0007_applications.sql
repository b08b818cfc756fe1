-- What students note of roles. No board can tell it again, so nothing of it is ever deleted: a step that is taken back
-- stays, and says when it was.

CREATE TABLE store.applications (
    profile VARCHAR NOT NULL,
    posting_id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    company VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    PRIMARY KEY (profile, posting_id)
);
COMMENT ON TABLE store.applications IS 'The postings that a student noted something of, with what they were called then';

CREATE TABLE store.application_steps (
    step INTEGER PRIMARY KEY,
    profile VARCHAR NOT NULL,
    posting_id VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('saved', 'applied', 'interview', 'offer', 'rejected', 'hidden')),
    happened_on DATE NOT NULL,
    note VARCHAR NOT NULL,
    noted_at TIMESTAMP NOT NULL,
    undone_at TIMESTAMP
);
COMMENT ON TABLE store.application_steps IS 'What a student did about a posting, one row a step, in the order of noting; undone_at: when it was taken back';
