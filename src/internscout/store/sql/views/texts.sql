CREATE OR REPLACE VIEW texts AS
SELECT p.posting_id, p.version, p.text, p.requirements, p.parser_version, p.parsed_at
FROM store.parsed p
JOIN store.posting_states s ON s.posting_id = p.posting_id AND s.version = p.version;

COMMENT ON VIEW texts IS 'The plain text that was read, and all requirements as one JSON object, present versions only';
COMMENT ON COLUMN texts.posting_id IS 'The posting (postings.id)';
COMMENT ON COLUMN texts.version IS 'The posting''s version that was read';
COMMENT ON COLUMN texts.text IS 'Title, location, details and body as plain text; the offsets of facts point into it';
COMMENT ON COLUMN texts.requirements IS 'Everything that was read, as in docs/requirements.md';
COMMENT ON COLUMN texts.parser_version IS 'The parser that read it';
COMMENT ON COLUMN texts.parsed_at IS 'When it was read, UTC';
