-- Postings that the whole listings of these boards did not name the last time.
SELECT s.via_board, s.posting_id, s.status, s.missing_runs, s.absent_since, s.in_doubt
FROM store.posting_states s
JOIN store.readings r ON r.board = s.via_board AND r.complete
WHERE s.status = 'missing' AND s.via_board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
ORDER BY s.posting_id
