-- The postings that a name may mean, best way of matching only: the id, its beginning, its last part, any part of it,
-- any part of company and title.
SELECT p.id, p.title, p.company
FROM postings p
WHERE contains(lower(p.id), lower($name)) OR contains(lower(p.company || ' ' || p.title), lower($name))
QUALIFY rank() OVER (ORDER BY CASE
    WHEN p.id = $name THEN 0
    WHEN lower(p.id) = lower($name) THEN 1
    WHEN starts_with(lower(p.id), lower($name)) OR ends_with(lower(p.id), ':' || lower($name)) THEN 2
    WHEN contains(lower(p.id), lower($name)) THEN 3
    ELSE 4
END) = 1
ORDER BY p.id
LIMIT $limit
