-- What is noted of a posting for the first time; what it was called then stays.
INSERT INTO store.applications
SELECT $profile, posting_id, first(title ORDER BY number), first(company ORDER BY number), first(url ORDER BY number)
FROM incoming_steps i
WHERE NOT EXISTS (FROM store.applications a WHERE a.profile = $profile AND a.posting_id = i.posting_id)
GROUP BY posting_id
