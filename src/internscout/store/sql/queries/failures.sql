SELECT board, company, reason, outcome FROM board_runs WHERE run_id = $run_id AND status = 'failed' ORDER BY board
