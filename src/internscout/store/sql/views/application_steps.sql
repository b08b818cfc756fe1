CREATE OR REPLACE VIEW application_steps AS
WITH noted AS (
    SELECT
        s.profile,
        coalesce(m.role, s.posting_id) AS application,
        s.status,
        s.happened_on,
        -- A step counts from its day, one that is to come from the day of noting: what is noted later goes before it.
        least(s.happened_on, s.noted_at::DATE) AS counts_from,
        s.note,
        s.noted_at,
        s.posting_id,
        s.step
    FROM store.application_steps s
    LEFT JOIN store.role_members m ON m.posting_id = s.posting_id
    WHERE s.undone_at IS NULL
),
-- Saved today, and then noted that one applied last week: it was saved at the latest then.
followed AS (
    SELECT *, min(counts_from) FILTER (status IN ('applied', 'interview', 'offer', 'rejected')) OVER (
        PARTITION BY profile, application ORDER BY step ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS followed_on
    FROM noted
)
SELECT
    profile,
    application,
    row_number() OVER (
        PARTITION BY profile, application
        ORDER BY CASE WHEN status = 'saved' THEN least(counts_from, followed_on) ELSE counts_from END, step
    ) AS number,
    status,
    happened_on,
    note,
    noted_at,
    posting_id,
    step
FROM followed;

COMMENT ON VIEW application_steps IS 'What you noted with `internscout track`, one row a step; that of the highest number says how things stand';
COMMENT ON COLUMN application_steps.profile IS 'Whose it is: the name in the profile';
COMMENT ON COLUMN application_steps.application IS 'The role (applications.id)';
COMMENT ON COLUMN application_steps.number IS 'The steps of one application in order, from 1';
COMMENT ON COLUMN application_steps.status IS 'saved, applied, interview, offer, rejected or hidden';
COMMENT ON COLUMN application_steps.happened_on IS 'The day on which it happened; of an interview, on which it takes place';
COMMENT ON COLUMN application_steps.note IS 'Your own words; empty when there are none';
COMMENT ON COLUMN application_steps.noted_at IS 'When it was noted, UTC';
COMMENT ON COLUMN application_steps.posting_id IS 'The posting that it was noted for (postings.id), or your own entry';
COMMENT ON COLUMN application_steps.step IS 'Number of the step among all of all students, in the order of noting';
