-- The postings that a name may mean, best way of matching only: the id, its address (with whatever a browser has put
-- behind it), the id's beginning, its last part, any part of it, any part of company and title. Boards that show one
-- role at one address count as one posting.
WITH bare AS (
    SELECT
        p.id, p.title, p.company, p.url, p.status, p.thin, p.first_seen, coalesce(m.role, p.id) AS role,
        regexp_replace(lower(p.url), '^https?://(www[.])?|[/?#]+$', '', 'g') AS address,
        regexp_replace(lower($name), '^https?://(www[.])?|[/?#]+$', '', 'g') AS asked
    FROM postings p
    LEFT JOIN store.role_members m ON m.posting_id = p.id
),
named AS (
    SELECT *, address <> '' AND starts_with(asked, address)
        AND regexp_matches(substr(asked, length(address) + 1), '^(/?[?#&].*)?$') AS is_address
    FROM bare
),
best AS (
    SELECT *
    FROM named p
    WHERE contains(lower(p.id), lower($name)) OR contains(lower(p.company || ' ' || p.title), lower($name))
        OR p.is_address
    QUALIFY rank() OVER (ORDER BY
        CASE
            WHEN p.id = $name THEN 0
            WHEN lower(p.id) = lower($name) THEN 1
            WHEN p.is_address THEN 2
            WHEN starts_with(lower(p.id), lower($name)) OR ends_with(lower(p.id), ':' || lower($name)) THEN 3
            WHEN contains(lower(p.id), lower($name)) THEN 4
            ELSE 5
        END,
        CASE WHEN p.is_address THEN -length(p.address) END
    ) = 1
)
SELECT id, title, company, url
FROM best
QUALIFY row_number() OVER (
    PARTITION BY CASE WHEN is_address THEN role ELSE id END ORDER BY status <> 'open', thin, first_seen, id
) = 1
ORDER BY id
LIMIT $limit
