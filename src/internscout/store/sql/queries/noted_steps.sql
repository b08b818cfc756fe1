-- All that a student noted, as it was noted.
SELECT s.posting_id, a.title, a.company, a.url, s.status, s.happened_on, s.note, s.noted_at
FROM application_steps s
JOIN store.applications a ON a.profile = s.profile AND a.posting_id = s.posting_id
WHERE s.profile = $profile
ORDER BY s.step
