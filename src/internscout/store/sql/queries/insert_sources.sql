INSERT INTO store.sources SELECT * FROM incoming_sources
