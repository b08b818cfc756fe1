DELETE FROM store.facts f
USING incoming_parsed i, store.posting_states s
WHERE f.posting_id = i.posting_id AND s.posting_id = i.posting_id AND f.version = s.version
    AND coalesce(i.content_hash = s.content_hash, TRUE)
