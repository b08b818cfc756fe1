-- Texts that were asked for since $since and are those of the present version.
SELECT s.via_board, s.posting_id, s.stamp
FROM store.posting_states s
WHERE s.stamp <> '' AND NOT s.thin AND s.status <> 'closed' AND s.text_at >= $since
    AND s.via_board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
