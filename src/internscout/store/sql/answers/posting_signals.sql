CREATE OR REPLACE VIEW posting_signals AS
WITH open_now AS (
    SELECT
        o.*, s.board, lower(trim(o.title)) AS bare_title, v.location,
        m.role, split_part(lower(trim(v.location)), ',', 1) AS town
    FROM open_periods o
    JOIN store.posting_states s ON s.posting_id = o.posting_id AND s.status <> 'closed'
    JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
    LEFT JOIN store.role_members m ON m.posting_id = s.posting_id
    QUALIFY row_number() OVER (PARTITION BY o.posting_id ORDER BY o.opened_at DESC) = 1
),
reopened AS (
    SELECT posting_id, count(*) AS times FROM store.events WHERE event = 'reopened' GROUP BY posting_id
),
former AS (
    SELECT
        s.board, lower(trim(v.title)) AS bare_title, v.location, s.posting_id, s.first_seen, s.closed_at,
        m.role, split_part(lower(trim(v.location)), ',', 1) AS town
    FROM store.posting_states s
    JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
    LEFT JOIN store.role_members m ON m.posting_id = s.posting_id
    WHERE s.status = 'closed' AND s.close_reason <> 'board not read any more'
),
reworded AS (
    SELECT posting_id, count(*) AS times FROM store.posting_versions WHERE version > 1 AND NOT reread GROUP BY posting_id
),
-- Of one role in one town, or under one title at one place of the board; the other towns of a role are no reposts.
reposts AS (
    SELECT o.posting_id, f.posting_id AS former_posting, f.first_seen, f.closed_at
    FROM open_now o
    JOIN former f ON f.role = o.role AND f.town = o.town
    WHERE f.posting_id <> o.posting_id AND f.closed_at <= o.opened_at
    UNION
    SELECT o.posting_id, f.posting_id, f.first_seen, f.closed_at
    FROM open_now o
    JOIN former f ON f.board = o.board AND f.bare_title = o.bare_title AND f.location = o.location
    WHERE f.posting_id <> o.posting_id AND f.closed_at <= o.opened_at
),
reposted AS (
    SELECT
        posting_id, count(*) AS times, min(first_seen) AS since,
        arg_max(former_posting, (closed_at, former_posting)) AS former_posting
    FROM reposts
    GROUP BY posting_id
),
figures AS (
    SELECT
        o.posting_id, o.company, o.title, o.kind, o.opened_at, o.opened_by, o.days_open,
        t.median_days AS employer_median_days,
        coalesce(t.closed, 0) AS employer_closed,
        coalesce(e.times, 0) AS times_reopened,
        coalesce(r.times, 0) AS times_reposted,
        r.since AS first_posted_at,
        r.former_posting,
        coalesce(w.times, 0) AS wording_changes
    FROM open_now o
    LEFT JOIN time_to_close t ON t.company = o.company AND t.kind IS NOT DISTINCT FROM o.kind
    LEFT JOIN reopened e ON e.posting_id = o.posting_id
    LEFT JOIN reposted r ON r.posting_id = o.posting_id
    LEFT JOIN reworded w ON w.posting_id = o.posting_id
)
SELECT
    *,
    employer_closed >= 5 AND days_open >= 60 AND days_open > 2 * employer_median_days AS long_open,
    times_reopened + times_reposted >= 2 AS often_reposted
FROM figures;

COMMENT ON VIEW posting_signals IS 'What may make a posting that is not closed less worth the work, and the figures it rests on; a hint, no proof';
COMMENT ON COLUMN posting_signals.posting_id IS 'The posting (postings.id)';
COMMENT ON COLUMN posting_signals.company IS 'The employer''s name';
COMMENT ON COLUMN posting_signals.title IS 'Title in the present version';
COMMENT ON COLUMN posting_signals.kind IS 'What the posting is: requirements.kind';
COMMENT ON COLUMN posting_signals.opened_at IS 'When it opened, the last time; how that is known: opened_by';
COMMENT ON COLUMN posting_signals.opened_by IS 'As in open_periods: with before, it is older than days_open says';
COMMENT ON COLUMN posting_signals.days_open IS 'Days from opened_at to the last reading';
COMMENT ON COLUMN posting_signals.employer_median_days IS 'Half of this employer''s postings of this kind closed sooner: time_to_close.median_days';
COMMENT ON COLUMN posting_signals.employer_closed IS 'On how many closings that median rests';
COMMENT ON COLUMN posting_signals.times_reopened IS 'How often it was closed and came back under the same id';
COMMENT ON COLUMN posting_signals.times_reposted IS 'How many postings closed before that were of the same role in the same town, or had the same title and place on this board';
COMMENT ON COLUMN posting_signals.first_posted_at IS 'When the first of those was seen, UTC; null when there are none';
COMMENT ON COLUMN posting_signals.former_posting IS 'The last of those (postings.id): what this one was before';
COMMENT ON COLUMN posting_signals.wording_changes IS 'How often the employer changed its wording';
COMMENT ON COLUMN posting_signals.long_open IS 'True: open for 60 days or more, and for more than twice the median of at least five closings; false also where fewer are known';
COMMENT ON COLUMN posting_signals.often_reposted IS 'True: reopened or reposted twice or more';
