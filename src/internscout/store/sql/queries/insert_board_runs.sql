INSERT INTO store.board_runs BY NAME FROM incoming_board_runs
