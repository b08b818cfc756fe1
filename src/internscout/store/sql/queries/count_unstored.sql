-- How many of these readings of boards are not stored.
SELECT count(*)
FROM (SELECT unnest(CAST($runs AS VARCHAR[])) AS run_id, unnest(CAST($boards AS VARCHAR[])) AS board) noted
ANTI JOIN store.board_runs USING (run_id, board)
