SELECT run_id FROM store.runs WHERE finished_at IS NOT NULL ORDER BY finished_at DESC, started_at DESC, run_id DESC LIMIT 1
