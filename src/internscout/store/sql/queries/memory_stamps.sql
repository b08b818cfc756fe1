-- Texts that were asked for since $since and are those of the present version.
SELECT s.via_board, coalesce(u.told, s.posting_id), s.stamp
FROM store.posting_states s
LEFT JOIN store.reused u ON u.posting_id = s.posting_id
WHERE s.stamp <> '' AND NOT s.thin AND s.status <> 'closed' AND s.text_at >= $since
    AND s.via_board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
