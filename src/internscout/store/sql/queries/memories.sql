-- What is known of each of these boards. A listing that another parser read must be read again, and so must one with a
-- text that was asked for before $since: only then is the text asked for again.
SELECT
    b.board,
    CASE WHEN r.parser_version = $parser_version AND NOT coalesce(h.old_texts, FALSE) THEN r.listing ELSE '' END AS listing,
    coalesce(r.complete, FALSE) AS complete,
    coalesce(h.open_postings, 0) AS open_postings,
    coalesce(h.missing, 0) AS missing,
    coalesce(r.gone, 0) AS gone,
    r.asked_at
FROM (SELECT unnest(CAST($boards AS VARCHAR[])) AS board) b
LEFT JOIN store.readings r ON r.board = b.board
LEFT JOIN (
    SELECT
        via_board,
        count(*) FILTER (status = 'open') AS open_postings,
        count(*) FILTER (status = 'missing') AS missing,
        bool_or(status = 'open' AND stamp <> '' AND text_at < $since) AS old_texts
    FROM store.posting_states GROUP BY via_board
) h ON h.via_board = b.board
