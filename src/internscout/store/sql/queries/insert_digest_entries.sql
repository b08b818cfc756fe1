INSERT INTO store.digest_entries
SELECT $digest, i.posting_id, s.version, i.section
FROM incoming_entries i
JOIN store.posting_states s ON s.posting_id = i.posting_id
