-- A programme is no posting and has no version.
INSERT INTO store.digest_entries
SELECT i.digest, i.posting_id, coalesce(s.version, 0), i.section
FROM incoming_entries i
LEFT JOIN store.posting_states s ON s.posting_id = i.posting_id
WHERE s.posting_id IS NOT NULL OR i.section = 'programmes'
