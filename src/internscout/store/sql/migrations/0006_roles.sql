-- Which postings are one role, why, and what people said against it. A role's id is that of the posting that began it.

CREATE TABLE store.role_members (
    posting_id VARCHAR PRIMARY KEY,
    role VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    rule VARCHAR NOT NULL,
    other VARCHAR,
    figures JSON NOT NULL,
    company_key VARCHAR NOT NULL,
    address_key VARCHAR NOT NULL,
    placed_at TIMESTAMP NOT NULL
);
COMMENT ON TABLE store.role_members IS 'The role of each posting and the rule, the other posting and the figures that put it there';

CREATE TABLE store.role_overrides (
    one VARCHAR NOT NULL,
    other VARCHAR NOT NULL,
    together BOOLEAN NOT NULL,
    said_at TIMESTAMP NOT NULL,
    PRIMARY KEY (one, other)
);
COMMENT ON TABLE store.role_overrides IS 'What a person said of two postings, one before other in the alphabet: one role, or two';
