-- Only one run holds the data folder, so a run that is still marked as running is dead.
UPDATE store.runs SET status = 'interrupted' WHERE status = 'running'
