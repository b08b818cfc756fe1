-- Boards that were read, but not whole.
SELECT board, company, gap, outcome
FROM board_runs
WHERE run_id = $run_id AND status = 'ok' AND outcome NOT IN ('ok', 'unchanged', 'empty_confirmed')
ORDER BY board
