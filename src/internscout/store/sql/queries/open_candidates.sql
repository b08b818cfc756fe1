-- Open postings with what matching reads of them: facts of the fields $facts, in the order in which they stand, and the
-- text where there is one of $around, or always ($texts). $kinds, if not null, leaves out those whose stated kind is
-- another. It gives one of $parts parts, about equal: all at once need not fit into memory.
WITH evidence AS (
    SELECT
        posting_id, version, bool_or(list_contains($around, field)) AS around,
        -- Sorted by its first values; ORDER BY within list() takes several times as long.
        list_sort(list((start_offset, end_offset, field, value, quote, rule, confidence))) AS facts
    FROM store.facts
    WHERE list_contains($facts, field) AND hash(posting_id) % $parts = $part
    GROUP BY posting_id, version
)
SELECT
    s.posting_id, v.source, s.board, v.title, v.company, v.url, v.location, v.posted_at, s.first_seen, s.changed_at,
    v.apply_by, s.thin, p.requirements, s.version, CASE WHEN $texts OR e.around THEN p.text ELSE '' END, e.facts
FROM store.posting_states s
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
LEFT JOIN evidence e ON e.posting_id = s.posting_id AND e.version = s.version
WHERE s.status = 'open' AND hash(s.posting_id) % $parts = $part
    AND ($kinds IS NULL OR coalesce(list_contains($kinds, p.kind), TRUE))
