-- Only what says which version is the present one: nothing was seen anew, and the employer changed nothing.
UPDATE store.posting_states AS s
SET version = s.version + 1, content_hash = i.content_hash, thin = i.thin
FROM incoming_wordings i
WHERE s.posting_id = i.posting_id
