-- Wordings that are no news of the employer but an old answer, read by a newer program; and why a fact changed.

ALTER TABLE store.posting_versions ADD COLUMN reread BOOLEAN DEFAULT FALSE;
ALTER TABLE store.fact_changes ADD COLUMN cause VARCHAR DEFAULT 'parser';
