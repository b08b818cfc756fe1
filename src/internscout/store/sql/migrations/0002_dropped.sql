-- Postings closed because their board left the settings: they belong to a run, but to no board that was read in it.

ALTER TABLE store.runs ADD COLUMN dropped INTEGER DEFAULT 0;
