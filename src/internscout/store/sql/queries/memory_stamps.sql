-- Texts that were asked for since $since and are those of the present version.
SELECT s.via_board, substr(s.posting_id, len(s.board) + 2) AS external_id, s.stamp
FROM store.posting_states s
WHERE s.stamp <> '' AND NOT s.thin AND s.status <> 'closed' AND s.text_at >= $since AND s.board = s.via_board
    AND s.via_board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
