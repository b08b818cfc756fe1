-- What this parser reads otherwise than the former one did, out of the same wording: to be run before what that one
-- read is deleted. A fact that only stands at another place of the text, or was found by another rule, is the same.
-- With $cause 'reader' the wording is another one too: the same answer, as the present program reads it.
INSERT INTO store.fact_changes
WITH again AS (
    SELECT i.posting_id, s.version, p.parser_version AS former_parser, i.parser_version
    FROM incoming_parsed i
    JOIN store.posting_states s ON s.posting_id = i.posting_id
    JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
    WHERE coalesce(i.content_hash = s.content_hash, TRUE)
),
former AS (
    SELECT f.* EXCLUDE (value, parser_version), CAST(f.value AS VARCHAR) AS value, a.former_parser, a.parser_version
    FROM store.facts f
    JOIN again a ON a.posting_id = f.posting_id AND a.version = f.version
),
present AS (
    SELECT f.*, a.version, a.former_parser, a.parser_version
    FROM incoming_facts f
    JOIN again a ON a.posting_id = f.posting_id
)
SELECT
    posting_id, version, 'gone', field, value, quote, start_offset, end_offset, rule, confidence, former_parser,
    parser_version, $changed_at, $cause
FROM former
ANTI JOIN present USING (posting_id, field, value, quote)
UNION ALL
SELECT
    posting_id, version, 'new', field, value, quote, start_offset, end_offset, rule, confidence, former_parser,
    parser_version, $changed_at, $cause
FROM present
ANTI JOIN former USING (posting_id, field, value, quote)
