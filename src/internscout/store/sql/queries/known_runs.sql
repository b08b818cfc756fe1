SELECT run_id FROM store.runs WHERE run_id IN (SELECT unnest(CAST($runs AS VARCHAR[])))
