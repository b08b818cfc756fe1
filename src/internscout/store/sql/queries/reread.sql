-- What was read otherwise than before since a time, one row a posting and field.
SELECT
    posting_id,
    field,
    cause,
    former_parser,
    parser_version,
    coalesce(list({'value': value, 'quote': quote} ORDER BY start_offset, value) FILTER (change = 'gone'), []) AS before,
    coalesce(list({'value': value, 'quote': quote} ORDER BY start_offset, value) FILTER (change = 'new'), []) AS after
FROM fact_changes
WHERE changed_at >= $since
GROUP BY ALL
ORDER BY field, cause, former_parser, posting_id
