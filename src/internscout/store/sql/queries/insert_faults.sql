INSERT INTO store.row_faults SELECT $run_id, board, row_name, why FROM incoming_faults
