CREATE OR REPLACE VIEW opening_calendar AS
WITH months AS (
    SELECT
        company,
        kind,
        CAST(month(opened_at) AS INTEGER) AS month,
        count(*) AS openings,
        list_sort(list(DISTINCT CAST(year(opened_at) AS INTEGER))) AS years,
        least(min(day(opened_at)), 28) AS earliest_day,
        max(opened_at) AS last_opened_at
    FROM open_periods
    WHERE opened_by IN ('posted', 'seen')
        AND kind IN ('internship', 'coop', 'working_student', 'thesis', 'apprenticeship', 'fellowship', 'new_grad')
    GROUP BY ALL
)
SELECT
    company, kind, month, openings, years, last_opened_at,
    make_date(
        greatest(
            year(last_opened_at) + 1,
            year(today()) + CASE WHEN (month, earliest_day) < (month(today()), day(today())) THEN 1 ELSE 0 END
        ),
        month, earliest_day
    ) AS expected_from
FROM months
ORDER BY expected_from, company, kind;

COMMENT ON VIEW opening_calendar IS 'In which months an employer opened postings for students in the years that were seen, and so when to expect the next';
COMMENT ON COLUMN opening_calendar.company IS 'The employer''s name';
COMMENT ON COLUMN opening_calendar.kind IS 'What the postings are: requirements.kind';
COMMENT ON COLUMN opening_calendar.month IS 'Month of the year, 1 to 12';
COMMENT ON COLUMN opening_calendar.openings IS 'How many postings opened in that month, over all years';
COMMENT ON COLUMN opening_calendar.years IS 'The years in which any did: one year is a hint, several are a habit';
COMMENT ON COLUMN opening_calendar.last_opened_at IS 'When one last opened in that month, UTC';
COMMENT ON COLUMN opening_calendar.expected_from IS 'The next time, by the earliest day seen: at least a year after the last, and not before today';
