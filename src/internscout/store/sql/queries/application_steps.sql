SELECT profile, application, status, happened_on, note, noted_at, posting_id
FROM application_steps
WHERE profile IN (SELECT unnest($profiles::VARCHAR[]))
ORDER BY profile, application, number
