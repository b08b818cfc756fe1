-- What of the postings' own words the program reads otherwise than before since a time; a text by its hash.
SELECT posting_id, change, before, after
FROM changes
WHERE cause = 'reader' AND changed_at >= $since AND change IN ('title', 'company', 'url', 'location', 'text')
ORDER BY change, posting_id
