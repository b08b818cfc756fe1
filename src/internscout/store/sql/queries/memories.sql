-- What is known of each of these boards; a listing that another parser read must be read again.
SELECT
    b.board,
    CASE WHEN r.parser_version = $parser_version THEN r.listing ELSE '' END AS listing,
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
        count(*) FILTER (status = 'missing') AS missing
    FROM store.posting_states GROUP BY via_board
) h ON h.via_board = b.board
