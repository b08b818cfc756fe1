SELECT board, status FROM store.board_runs WHERE run_id = $run_id AND board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
