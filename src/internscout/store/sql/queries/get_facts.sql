SELECT field, value, quote, start_offset, end_offset, rule, confidence
FROM facts
WHERE posting_id = $id
ORDER BY start_offset, end_offset, field, value
