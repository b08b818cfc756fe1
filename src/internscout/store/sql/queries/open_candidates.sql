-- Open postings with what matching reads of them: facts of the fields $facts, in the order in which they stand, and the
-- text where there is one of $around, or always ($texts). $kinds, if not null, leaves out those whose stated kind is
-- another. It gives one part (open_parts): all at once need not fit into memory. The last lines look texts up by where
-- they lie: a join by ids would unpack those of all postings.
WITH found AS MATERIALIZED (
    SELECT
        s.posting_id, v.source, s.board, v.title, v.company, v.url, v.location, v.posted_at, s.first_seen, s.changed_at,
        v.apply_by, s.thin, s.version, p.rowid AS place
    FROM store.posting_states s
    JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
    JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
    WHERE s.status = 'open' AND p.rowid BETWEEN $first AND $last
        AND ($kinds IS NULL OR coalesce(list_contains($kinds, p.kind), TRUE))
), evidence AS (
    SELECT
        f.posting_id, bool_or(list_contains($around, f.field)) AS around,
        -- Sorted by its first values; ORDER BY within list() takes several times as long.
        list_sort(list((f.start_offset, f.end_offset, f.field, f.value, f.quote, f.rule, f.confidence))) AS facts
    FROM store.facts f
    JOIN found o ON o.posting_id = f.posting_id AND o.version = f.version
    WHERE list_contains($facts, f.field) AND f.rowid BETWEEN $first_fact AND $last_fact
    GROUP BY f.posting_id
)
SELECT
    o.posting_id, o.source, o.board, o.title, o.company, o.url, o.location, o.posted_at, o.first_seen, o.changed_at,
    o.apply_by, o.thin, p.requirements, o.version, CASE WHEN $texts OR e.around THEN p.text ELSE '' END, e.facts
FROM found o
JOIN store.parsed p ON p.rowid = o.place
LEFT JOIN evidence e ON e.posting_id = o.posting_id
