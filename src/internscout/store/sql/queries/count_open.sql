-- The postings that are open by each board's word.
SELECT via_board, count(*) FROM store.posting_states WHERE status = 'open' AND via_board IN (SELECT unnest(CAST($boards AS VARCHAR[]))) GROUP BY via_board
