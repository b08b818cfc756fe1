SELECT id, title, company, url, postings, posting, deadline, closed_on
FROM applications
WHERE profile = $profile
ORDER BY since DESC, id
