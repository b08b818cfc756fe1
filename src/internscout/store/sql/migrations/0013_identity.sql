-- Which store this is, told apart from all others: a lake holds the rows of several. Copies of the file keep it.

CREATE TABLE store.identity (store_id VARCHAR NOT NULL);
COMMENT ON TABLE store.identity IS 'One row: the name that this store has in a lake, made up once; copies of it have the same';

INSERT INTO store.identity VALUES (left(replace(CAST(uuid() AS VARCHAR), '-', ''), 12));
