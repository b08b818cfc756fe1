-- Postings of these boards that their whole listings did not name. `incoming_named`: named, but not stored.
SELECT s.via_board, s.posting_id, s.status, s.missing_runs, s.absent_since, s.in_doubt
FROM store.posting_states s
WHERE s.status <> 'closed' AND s.via_board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
    AND NOT EXISTS (FROM incoming i WHERE i.posting_id = s.posting_id AND i.via = s.via_board)
    AND NOT EXISTS (FROM incoming_named n WHERE n.posting_id = s.posting_id AND n.board = s.via_board)
ORDER BY s.posting_id
