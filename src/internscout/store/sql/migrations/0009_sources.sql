-- What each source says of itself, so that no view has a list of them.

CREATE TABLE store.sources (
    source VARCHAR PRIMARY KEY,
    label VARCHAR NOT NULL,
    gathers BOOLEAN NOT NULL
);
COMMENT ON TABLE store.sources IS 'The sources that the program knows, as they describe themselves; written anew when these differ';
