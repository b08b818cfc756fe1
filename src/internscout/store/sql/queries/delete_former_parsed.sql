DELETE FROM store.parsed p
USING incoming_parsed i, store.posting_states s
WHERE p.posting_id = i.posting_id AND s.posting_id = i.posting_id AND p.version = s.version
    AND coalesce(i.content_hash = s.content_hash, TRUE)
