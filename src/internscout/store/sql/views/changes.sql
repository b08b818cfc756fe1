CREATE OR REPLACE VIEW changes AS
WITH wordings AS (
    SELECT
        v.posting_id, v.version, v.first_seen_at, v.first_seen_run, v.title, v.company, v.url, v.thin, v.reread, v.description,
        array_to_string(list_sort(list_distinct(CASE WHEN len(v.locations) > 0 THEN v.locations ELSE [v.location] END)), '; ')
            AS location,
        coalesce(p.requirements ->> '$.deadline', CAST(v.apply_by AS VARCHAR)) AS deadline,
        p.requirements -> '$.salary' AS salary,
        p.requirements ->> '$.sponsorship' AS sponsorship,
        nullif(p.requirements ->> '$.citizenship', '[]') AS citizenship,
        p.requirements ->> '$.work_authorization.required' AS work_authorization,
        p.kind,
        p.parser_version
    FROM store.posting_versions v
    JOIN store.posting_states s ON s.posting_id = v.posting_id AND s.version > 1
    LEFT JOIN store.parsed p ON p.posting_id = v.posting_id AND p.version = v.version
),
paid AS (
    SELECT
        *,
        CASE WHEN salary ->> '$.currency' IS NOT NULL OR salary ->> '$.min' IS NOT NULL OR salary ->> '$.max' IS NOT NULL
            THEN concat_ws(' ', concat_ws('–', salary ->> '$.min', nullif(salary ->> '$.max', salary ->> '$.min')),
                salary ->> '$.currency', 'per ' || (salary ->> '$.period'))
        END AS pay
    FROM wordings
),
compared AS (
    SELECT
        n.posting_id, n.version, n.first_seen_at, n.first_seen_run,
        CASE
            WHEN n.reread THEN 'reader'
            WHEN o.thin AND NOT n.thin THEN 'fuller text'
            WHEN o.parser_version IS DISTINCT FROM n.parser_version THEN 'employer or parser'
            ELSE 'employer'
        END AS read_cause,
        CASE WHEN n.reread THEN 'reader' WHEN o.thin AND NOT n.thin THEN 'fuller text' ELSE 'employer' END AS cause,
        o, n
    FROM paid n
    JOIN paid o ON o.posting_id = n.posting_id AND o.version = n.version - 1
),
listed AS (
    SELECT
        posting_id, version, first_seen_at, first_seen_run,
        unnest([
            {'change': 'title', 'before': o.title, 'after': n.title, 'cause': cause},
            {'change': 'company', 'before': o.company, 'after': n.company, 'cause': cause},
            {'change': 'url', 'before': o.url, 'after': n.url, 'cause': cause},
            {'change': 'location', 'before': o.location, 'after': n.location, 'cause': cause},
            {'change': 'text', 'before': md5(o.description), 'after': md5(n.description), 'cause': cause},
            {'change': 'kind', 'before': o.kind, 'after': n.kind, 'cause': read_cause},
            {'change': 'pay', 'before': o.pay, 'after': n.pay, 'cause': read_cause},
            {'change': 'deadline', 'before': o.deadline, 'after': n.deadline, 'cause': read_cause},
            {'change': 'sponsorship', 'before': o.sponsorship, 'after': n.sponsorship, 'cause': read_cause},
            {'change': 'citizenship', 'before': o.citizenship, 'after': n.citizenship, 'cause': read_cause},
            {'change': 'work_authorization', 'before': o.work_authorization, 'after': n.work_authorization,
                'cause': read_cause}
        ]) AS c
    FROM compared
)
SELECT
    posting_id, c.change AS change, c.before AS before, c.after AS after, version, c.cause AS cause,
    first_seen_at AS changed_at, first_seen_run AS run_id
FROM listed
WHERE c.before IS DISTINCT FROM c.after
UNION ALL
SELECT posting_id, event, NULL, reason, NULL, NULL, happened_at, run_id FROM store.events;

COMMENT ON VIEW changes IS 'What changed in a posting, one row a change: from one wording to the next, and its state';
COMMENT ON COLUMN changes.posting_id IS 'The posting (postings.id)';
COMMENT ON COLUMN changes.change IS 'title, company, url, location, text, kind, pay, deadline, sponsorship, citizenship or work_authorization; or opened, missing, found, closed, reopened: see events.event';
COMMENT ON COLUMN changes.before IS 'What it was before; null: not stated. Of a text its MD5: the words are in posting_versions';
COMMENT ON COLUMN changes.after IS 'What it is now; null: not stated. Of closed: the reason';
COMMENT ON COLUMN changes.version IS 'The version that brought it; null for a change of state';
COMMENT ON COLUMN changes.cause IS 'employer; fuller text: before there was only a row of a list; employer or parser: the two wordings were read by different parsers; reader: the same answer, read otherwise by a later program. Null for a change of state';
COMMENT ON COLUMN changes.changed_at IS 'When it was found, UTC';
COMMENT ON COLUMN changes.run_id IS 'The run that found it';
