-- Where open postings lie, $size of them at a time: the first and the last row of `parsed` and of `facts`. What was stored
-- together lies together, so that a part is read without going through the others. $kinds as in open_candidates.
WITH numbered AS (
    SELECT s.posting_id, s.version, p.rowid AS place, (row_number() OVER (ORDER BY p.rowid) - 1) // $size AS part
    FROM store.posting_states s
    JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
    WHERE s.status = 'open' AND ($kinds IS NULL OR coalesce(list_contains($kinds, p.kind), TRUE))
)
SELECT min(n.place), max(n.place), coalesce(min(f.rowid), 0), coalesce(max(f.rowid), 0)
FROM numbered n
LEFT JOIN store.facts f ON f.posting_id = n.posting_id AND f.version = n.version
GROUP BY n.part
ORDER BY n.part
