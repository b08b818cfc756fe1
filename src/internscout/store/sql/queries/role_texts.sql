-- The plain texts of the postings that wait in asked_keys. First where they lie, then they: a join by ids would unpack
-- the texts of all postings.
WITH found AS MATERIALIZED (
    SELECT s.posting_id, p.rowid AS place
    FROM store.posting_states s
    JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
    WHERE s.posting_id IN (SELECT key FROM asked_keys WHERE kind = 'posting')
)
SELECT f.posting_id, p.text FROM found f JOIN store.parsed p ON p.rowid = f.place
