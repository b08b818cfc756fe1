-- Absences that are in doubt, since when a posting is absent, and which run closed it.

ALTER TABLE store.posting_states ADD COLUMN in_doubt BOOLEAN DEFAULT FALSE;
ALTER TABLE store.posting_states ADD COLUMN absent_since TIMESTAMP;
ALTER TABLE store.posting_states ADD COLUMN closed_run VARCHAR;

ALTER TABLE store.board_runs ADD COLUMN held INTEGER DEFAULT 0;
