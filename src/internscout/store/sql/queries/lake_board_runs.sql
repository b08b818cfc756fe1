SELECT strftime(saved_at, '%Y-%m') AS month, * FROM store.board_runs
