-- What was read otherwise than before since a time, by field.
SELECT
    field,
    count(*) FILTER (change = 'new') AS new,
    count(*) FILTER (change = 'gone') AS gone,
    count(DISTINCT posting_id) AS postings,
    former_parser,
    parser_version
FROM fact_changes
WHERE changed_at >= $since
GROUP BY field, former_parser, parser_version
ORDER BY field, former_parser
