INSERT INTO store.facts
SELECT
    f.posting_id, s.version, f.field, f.value, f.quote, f.start_offset, f.end_offset, f.rule, f.confidence,
    i.parser_version
FROM incoming_facts f
JOIN incoming_parsed i ON i.posting_id = f.posting_id
JOIN store.posting_states s ON s.posting_id = f.posting_id
WHERE coalesce(i.content_hash = s.content_hash, TRUE)
