-- Without a content hash: what `stale` gave out, read again. With one: only if that wording became the present version.
INSERT INTO store.parsed (posting_id, version, parser_version, parsed_at, requirements, text, kind)
SELECT i.posting_id, s.version, i.parser_version, $parsed_at, i.requirements, i.text, i.requirements ->> '$.kind'
FROM incoming_parsed i
JOIN store.posting_states s ON s.posting_id = i.posting_id
WHERE coalesce(i.content_hash = s.content_hash, TRUE)
