CREATE OR REPLACE VIEW time_to_close AS
SELECT
    company,
    kind,
    count(*) AS closed,
    min(days_open) AS shortest_days,
    quantile_cont(days_open, 0.25) AS quarter_days,
    median(days_open) AS median_days,
    quantile_cont(days_open, 0.75) AS three_quarters_days,
    max(days_open) AS longest_days,
    max(closed_at) AS last_closed_at
FROM open_periods
WHERE closed_at IS NOT NULL AND opened_by <> 'before'
    AND close_reason NOT IN ('board not read any more', 'not seen for long')
GROUP BY company, kind
ORDER BY closed DESC, company, kind;

COMMENT ON VIEW time_to_close IS 'How long an employer''s postings were open, of those seen to open and to close; one row an employer and kind of posting';
COMMENT ON COLUMN time_to_close.company IS 'The employer''s name';
COMMENT ON COLUMN time_to_close.kind IS 'What the postings are: requirements.kind';
COMMENT ON COLUMN time_to_close.closed IS 'How many times a posting closed: what all figures rest on';
COMMENT ON COLUMN time_to_close.shortest_days IS 'The shortest, in days';
COMMENT ON COLUMN time_to_close.quarter_days IS 'A quarter closed sooner';
COMMENT ON COLUMN time_to_close.median_days IS 'Half closed sooner';
COMMENT ON COLUMN time_to_close.three_quarters_days IS 'Three quarters closed sooner';
COMMENT ON COLUMN time_to_close.longest_days IS 'The longest, in days';
COMMENT ON COLUMN time_to_close.last_closed_at IS 'When one last closed, UTC';
