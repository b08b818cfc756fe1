CREATE OR REPLACE VIEW roles AS
WITH ranked AS (
    SELECT
        m.role, v.title, v.company, v.url, v.source, v.location, v.locations, s.posting_id, s.status, s.first_seen,
        s.last_seen, s.closed_at,
        row_number() OVER (
            PARTITION BY m.role
            -- What can be applied to first, then the employer's own board, then the fuller text, then the older posting.
            ORDER BY s.status <> 'open', coalesce(c.gathers, FALSE), s.thin, s.first_seen, s.posting_id
        ) AS place
    FROM store.role_members m
    JOIN store.posting_states s ON s.posting_id = m.posting_id
    JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
    LEFT JOIN store.sources c ON c.source = v.source
)
SELECT
    role AS id,
    min_by(title, place) AS title,
    min_by(company, place) AS company,
    min_by(url, place) AS url,
    min_by(posting_id, place) AS posting_id,
    list(posting_id ORDER BY place) AS postings,
    list_distinct(list(url ORDER BY place)) AS urls,
    list_sort(list_distinct(list(source))) AS sources,
    list_sort(list_distinct(list_filter(flatten(list(
        -- The vendor's line of several places is none itself.
        CASE WHEN len(locations) > 0 THEN locations ELSE [location] END
    )), lambda p: p <> ''))) AS places,
    CASE
        WHEN bool_or(status = 'open') THEN 'open'
        WHEN bool_or(status = 'missing') THEN 'missing'
        ELSE 'closed'
    END AS status,
    min(first_seen) AS first_seen,
    max(last_seen) AS last_seen,
    count(*) FILTER (status = 'open') AS open_postings
FROM ranked
GROUP BY role;

COMMENT ON VIEW roles IS 'What can be applied to, one row a role: the same opening on several boards, in several towns, or posted again';
COMMENT ON COLUMN roles.id IS 'The posting that began the role';
COMMENT ON COLUMN roles.title IS 'Title of the best posting';
COMMENT ON COLUMN roles.company IS 'The employer''s name in the best posting';
COMMENT ON COLUMN roles.url IS 'Where to apply best: an open posting, on the employer''s own board where there is one';
COMMENT ON COLUMN roles.posting_id IS 'The best posting (postings.id)';
COMMENT ON COLUMN roles.postings IS 'All its postings, the best first';
COMMENT ON COLUMN roles.urls IS 'All their addresses';
COMMENT ON COLUMN roles.sources IS 'All vendors that show it';
COMMENT ON COLUMN roles.places IS 'All places that its postings name';
COMMENT ON COLUMN roles.status IS 'open when one of its postings is; else missing when one is; else closed';
COMMENT ON COLUMN roles.first_seen IS 'When the first of its postings was first seen, UTC';
COMMENT ON COLUMN roles.last_seen IS 'When the last of its postings was last seen, UTC';
COMMENT ON COLUMN roles.open_postings IS 'How many of its postings are open';
