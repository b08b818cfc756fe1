-- A posting's role, and all postings of it.
SELECT posting_id
FROM store.role_members
WHERE role = (SELECT role FROM store.role_members WHERE posting_id = $posting_id)
ORDER BY posting_id
