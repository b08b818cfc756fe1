-- Which of these postings were never stored.
SELECT count(*)
FROM (SELECT unnest(CAST($ids AS VARCHAR[])) AS posting_id) asked
ANTI JOIN store.posting_states s ON s.posting_id = asked.posting_id
