-- The student's own entries, which no board ever showed, that a name may mean, best way of matching only.
SELECT a.posting_id, a.title, a.company, a.url
FROM store.applications a
WHERE a.profile = $profile
    AND EXISTS (FROM application_steps s WHERE s.profile = a.profile AND s.posting_id = a.posting_id)
    AND NOT EXISTS (FROM store.posting_states p WHERE p.posting_id = a.posting_id)
    AND (contains(lower(a.posting_id || ' ' || a.company || ' ' || a.title), lower($name)) OR a.url = $name)
QUALIFY rank() OVER (ORDER BY lower(a.posting_id) <> lower($name)) = 1
ORDER BY a.posting_id
LIMIT $limit
