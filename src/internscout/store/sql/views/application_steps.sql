CREATE OR REPLACE VIEW application_steps AS
SELECT
    s.profile,
    coalesce(m.role, s.posting_id) AS application,
    -- A step counts from its day, one that is to come from the day of noting: what is noted later goes before it.
    row_number() OVER (
        PARTITION BY s.profile, coalesce(m.role, s.posting_id)
        ORDER BY least(s.happened_on, s.noted_at::DATE), s.step
    ) AS number,
    s.status,
    s.happened_on,
    s.note,
    s.noted_at,
    s.posting_id,
    s.step
FROM store.application_steps s
LEFT JOIN store.role_members m ON m.posting_id = s.posting_id
WHERE s.undone_at IS NULL;

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
