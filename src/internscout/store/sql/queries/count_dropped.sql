UPDATE store.runs SET dropped = dropped + $closed WHERE run_id = $run_id
