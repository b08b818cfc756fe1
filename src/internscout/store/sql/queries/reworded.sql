-- Which of the asked postings are stored in another wording. A thin row says nothing against a full version.
SELECT a.posting_id
FROM asked a
JOIN store.posting_states s ON s.posting_id = a.posting_id
WHERE a.content_hash <> s.content_hash AND (s.thin OR NOT a.thin)
