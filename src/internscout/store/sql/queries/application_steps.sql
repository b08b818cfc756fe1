SELECT application, status, happened_on, note, noted_at, posting_id
FROM application_steps
WHERE profile = $profile
ORDER BY application, number
