-- The role of every open posting and its place in it, the best being 0.
SELECT s.posting_id, r.id, r.place
FROM (SELECT id, unnest(postings) AS posting_id, generate_subscripts(postings, 1) - 1 AS place FROM roles) r
JOIN store.posting_states s ON s.posting_id = r.posting_id
WHERE s.status = 'open'
