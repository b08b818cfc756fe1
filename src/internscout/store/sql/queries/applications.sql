SELECT profile, id, title, company, url, postings, posting, deadline, closed_on
FROM applications
WHERE profile IN (SELECT unnest($profiles::VARCHAR[]))
ORDER BY profile, since DESC, id
