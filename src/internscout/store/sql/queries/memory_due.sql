-- Boards with texts that were asked for before $since.
SELECT DISTINCT via_board
FROM store.posting_states
WHERE stamp <> '' AND status <> 'closed' AND text_at < $since
    AND via_board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
