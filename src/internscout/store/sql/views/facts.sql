CREATE OR REPLACE VIEW facts AS
SELECT
    f.posting_id, f.version, f.field, f.value, f.quote, f.start_offset, f.end_offset, f.rule, f.confidence,
    f.parser_version
FROM store.facts f
JOIN store.posting_states s ON s.posting_id = f.posting_id AND s.version = f.version;

COMMENT ON VIEW facts IS 'The posting''s own words behind its requirements, one row a fact, present versions only';
COMMENT ON COLUMN facts.posting_id IS 'The posting (postings.id)';
COMMENT ON COLUMN facts.version IS 'The posting''s version that was read';
COMMENT ON COLUMN facts.field IS 'The requirement that it supports';
COMMENT ON COLUMN facts.value IS 'What it says, as JSON; the shape depends on the field';
COMMENT ON COLUMN facts.quote IS 'The posting''s own words';
COMMENT ON COLUMN facts.start_offset IS 'Where the quote starts in texts.text, in characters from 0';
COMMENT ON COLUMN facts.end_offset IS 'Where the quote ends, exclusive';
COMMENT ON COLUMN facts.rule IS 'The rule that found it';
COMMENT ON COLUMN facts.confidence IS 'How sure the rule is, 0 to 1';
COMMENT ON COLUMN facts.parser_version IS 'The parser that read it';
