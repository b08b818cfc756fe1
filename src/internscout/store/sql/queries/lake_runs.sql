-- A run that is still marked as running will have another status.
SELECT strftime(started_at, '%Y-%m') AS month, * FROM store.runs WHERE status <> 'running'
