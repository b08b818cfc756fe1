UPDATE store.runs SET status = 'degraded' WHERE run_id = $run_id AND status = 'ok'
