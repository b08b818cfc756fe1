CREATE OR REPLACE MACRO postings_asof(on_day) AS TABLE
WITH midnight AS (
    SELECT CAST(CAST(on_day AS DATE) + INTERVAL 1 DAY AS TIMESTAMP) AS over
),
worded AS (
    SELECT posting_id, max(version) AS version
    FROM store.posting_versions
    WHERE first_seen_at < (SELECT over FROM midnight)
    GROUP BY posting_id
),
stood AS (
    SELECT
        posting_id,
        arg_max(event, (happened_at, event_order)) AS event,
        arg_max(reason, (happened_at, event_order)) FILTER (event = 'closed') AS reason,
        max(happened_at) FILTER (event = 'closed') AS closed_at
    FROM (SELECT *, rowid AS event_order FROM store.events)
    WHERE happened_at < (SELECT over FROM midnight)
    GROUP BY posting_id
)
SELECT
    v.posting_id AS id, v.title, v.company, v.url, v.location, v.locations, v.source, v.board,
    CASE s.event WHEN 'closed' THEN 'closed' WHEN 'missing' THEN 'missing' ELSE 'open' END AS status,
    v.version, v.posted_at, v.apply_by,
    CASE WHEN s.event = 'closed' THEN s.closed_at END AS closed_at,
    CASE WHEN s.event = 'closed' THEN s.reason END AS close_reason,
    v.requisition_id, v.thin, v.description
FROM worded w
JOIN store.posting_versions v ON v.posting_id = w.posting_id AND v.version = w.version
JOIN stood s ON s.posting_id = w.posting_id;

COMMENT ON MACRO TABLE postings_asof IS 'postings_asof(day): every posting as it stood at the end of a day (UTC), with the columns of postings that have a history';
