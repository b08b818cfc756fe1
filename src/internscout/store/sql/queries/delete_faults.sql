DELETE FROM store.row_faults WHERE run_id = $run_id AND board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
