-- What was noted last of the role of a posting.
SELECT step, status, happened_on, note, noted_at, posting_id
FROM application_steps
WHERE profile = $profile
    AND application = coalesce((SELECT role FROM store.role_members WHERE posting_id = $posting_id), $posting_id)
ORDER BY step DESC
LIMIT 1
