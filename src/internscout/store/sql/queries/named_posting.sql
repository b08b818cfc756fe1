-- The posting of this id; for an own entry that is new, the posting at its address.
SELECT p.id, p.title, p.company, p.url
FROM postings p
WHERE p.id = $id OR (
    starts_with($id, 'own:') AND p.url = $url AND p.url <> ''
    AND NOT EXISTS (FROM store.applications a WHERE a.profile = $profile AND a.posting_id = $id)
)
ORDER BY p.id <> $id, p.status <> 'open', p.thin, p.id
LIMIT 1
