CREATE OR REPLACE VIEW applications AS
WITH noted AS (
    SELECT
        profile,
        application,
        arg_max(status, number) AS status,
        arg_max(happened_on, number) AS since,
        coalesce(arg_max(note, number) FILTER (note <> ''), '') AS note,
        min(happened_on) FILTER (status = 'saved') AS saved_on,
        min(happened_on) FILTER (status = 'applied') AS applied_on,
        min(happened_on) FILTER (status = 'interview') AS interview_on,
        min(happened_on) FILTER (status = 'offer') AS offer_on,
        max(happened_on) FILTER (status = 'rejected') AS rejected_on,
        count(*) AS steps,
        arg_max(posting_id, number) AS last_posting
    FROM application_steps
    GROUP BY profile, application
),
-- What stands in no role, because it is new or was never on a board, is an application by itself.
members AS (
    SELECT application, unnest(coalesce(r.postings, [application])) AS posting_id,
        generate_subscripts(coalesce(r.postings, [application]), 1) AS place
    FROM (SELECT DISTINCT application FROM noted) n
    LEFT JOIN roles r ON r.id = n.application
),
known AS (
    SELECT
        m.application,
        list(p.id ORDER BY m.place) AS postings,
        min_by(p.title, m.place) AS title,
        min_by(p.company, m.place) AS company,
        min_by(p.url, m.place) AS url,
        CASE
            WHEN bool_or(p.status = 'open') THEN 'open'
            WHEN bool_or(p.status = 'missing') THEN 'missing'
            ELSE 'closed'
        END AS posting,
        min_by(coalesce(TRY_CAST(t.requirements ->> '$.deadline' AS DATE), p.apply_by), m.place) AS deadline,
        CASE WHEN bool_and(p.status = 'closed') THEN max(p.closed_at)::DATE END AS closed_on
    FROM members m
    JOIN postings p ON p.id = m.posting_id
    LEFT JOIN texts t ON t.posting_id = p.id
    GROUP BY m.application
)
SELECT
    n.profile,
    n.application AS id,
    coalesce(k.title, a.title) AS title,
    coalesce(k.company, a.company) AS company,
    coalesce(k.url, a.url) AS url,
    n.status,
    n.since,
    n.note,
    n.saved_on,
    n.applied_on,
    n.interview_on,
    n.offer_on,
    n.rejected_on,
    n.steps,
    coalesce(k.posting, 'unknown') AS posting,
    k.deadline,
    k.closed_on,
    coalesce(k.postings, [n.application]) AS postings
FROM noted n
LEFT JOIN known k ON k.application = n.application
LEFT JOIN store.applications a ON a.profile = n.profile AND a.posting_id = n.last_posting
ORDER BY n.profile, n.since DESC, n.application;

COMMENT ON VIEW applications IS 'The roles that you track with `internscout track`, one row a role and student';
COMMENT ON COLUMN applications.profile IS 'Whose it is: the name in the profile';
COMMENT ON COLUMN applications.id IS 'The role (roles.id), or your own entry';
COMMENT ON COLUMN applications.title IS 'Title of the role''s best posting';
COMMENT ON COLUMN applications.company IS 'The employer''s name';
COMMENT ON COLUMN applications.url IS 'Where to read it and apply';
COMMENT ON COLUMN applications.status IS 'How things stand: saved, applied, interview, offer, rejected or hidden';
COMMENT ON COLUMN applications.since IS 'The day of the last step; in the future for an interview that is to come';
COMMENT ON COLUMN applications.note IS 'Your last words on it; empty when there are none';
COMMENT ON COLUMN applications.saved_on IS 'The day on which you first saved it; null when you did not';
COMMENT ON COLUMN applications.applied_on IS 'The day on which you first applied; null when you did not';
COMMENT ON COLUMN applications.interview_on IS 'The day of the first interview; null when there is none';
COMMENT ON COLUMN applications.offer_on IS 'The day of the offer; null when there is none';
COMMENT ON COLUMN applications.rejected_on IS 'The day of the last rejection; null when there is none';
COMMENT ON COLUMN applications.steps IS 'How many steps it has (application_steps)';
COMMENT ON COLUMN applications.posting IS 'How the role itself stands: open, missing, closed; unknown when no board ever showed it';
COMMENT ON COLUMN applications.deadline IS 'Last day to apply, as its best posting states that states one; null when none does';
COMMENT ON COLUMN applications.closed_on IS 'The day (UTC) on which the last of its postings was closed; null while one is not';
COMMENT ON COLUMN applications.postings IS 'All its postings (postings.id), the best first';
