-- Ids that a board has given to another posting: what each of them names now.

CREATE TABLE store.reused (
    told VARCHAR PRIMARY KEY,
    posting_id VARCHAR NOT NULL UNIQUE,
    generation INTEGER NOT NULL
);
COMMENT ON TABLE store.reused IS 'Ids that boards gave to another posting, and the posting that each names now: the told id with #2, #3 …';
