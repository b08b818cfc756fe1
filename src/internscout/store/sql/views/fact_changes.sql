CREATE OR REPLACE VIEW fact_changes AS
SELECT
    posting_id, version, change, field, value, quote, start_offset, end_offset, rule, confidence, former_parser,
    parser_version, cause, changed_at
FROM store.fact_changes;

COMMENT ON VIEW fact_changes IS 'What a later program read otherwise out of the same answer, one row a fact; `internscout reparse` and runs add to it';
COMMENT ON COLUMN fact_changes.posting_id IS 'The posting (postings.id)';
COMMENT ON COLUMN fact_changes.version IS 'The posting''s version that was read again';
COMMENT ON COLUMN fact_changes.change IS 'gone: only the former program read it; new: only the later one did';
COMMENT ON COLUMN fact_changes.field IS 'The requirement that it supports';
COMMENT ON COLUMN fact_changes.value IS 'What it says, as JSON; the shape depends on the field';
COMMENT ON COLUMN fact_changes.quote IS 'The posting''s own words';
COMMENT ON COLUMN fact_changes.start_offset IS 'Where the quote started in the text of that reading, in characters from 0';
COMMENT ON COLUMN fact_changes.end_offset IS 'Where the quote ended, exclusive';
COMMENT ON COLUMN fact_changes.rule IS 'The rule that found it';
COMMENT ON COLUMN fact_changes.confidence IS 'How sure that rule is, 0 to 1';
COMMENT ON COLUMN fact_changes.former_parser IS 'The parser that had read this version before';
COMMENT ON COLUMN fact_changes.parser_version IS 'The parser that read it again';
COMMENT ON COLUMN fact_changes.cause IS 'parser: other facts out of the same words; reader: the words themselves are read otherwise out of the board''s answer';
COMMENT ON COLUMN fact_changes.changed_at IS 'When it was read again, UTC';
