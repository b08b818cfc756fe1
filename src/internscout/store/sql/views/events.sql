CREATE OR REPLACE VIEW events AS
SELECT posting_id, event, happened_at, run_id, reason FROM store.events;

COMMENT ON VIEW events IS 'Every change of a posting''s state';
COMMENT ON COLUMN events.posting_id IS 'The posting (postings.id)';
COMMENT ON COLUMN events.event IS 'opened: seen for the first time; missing: a whole listing did not name it; found: it was missing and is there again; closed: see reason; reopened: it was closed and is there again';
COMMENT ON COLUMN events.happened_at IS 'When, UTC: the reading of the board, or the end of the run';
COMMENT ON COLUMN events.run_id IS 'The run that found it; null where that was not kept';
COMMENT ON COLUMN events.reason IS 'Why it was closed, as postings.close_reason; null for all else';
