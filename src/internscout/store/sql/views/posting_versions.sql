CREATE OR REPLACE VIEW posting_versions AS
SELECT
    posting_id, version, title, company, url, location, locations, description, posted_at, updated_at, apply_by,
    requisition_id, thin, first_seen_run, first_seen_at, reread
FROM store.posting_versions;

COMMENT ON VIEW posting_versions IS 'Every wording that a posting ever had, one row a version';
COMMENT ON COLUMN posting_versions.posting_id IS 'The posting (postings.id)';
COMMENT ON COLUMN posting_versions.version IS 'Counted from 1';
COMMENT ON COLUMN posting_versions.title IS 'Title in this version';
COMMENT ON COLUMN posting_versions.company IS 'The employer''s name in this version';
COMMENT ON COLUMN posting_versions.url IS 'Address in this version';
COMMENT ON COLUMN posting_versions.location IS 'Location string in this version';
COMMENT ON COLUMN posting_versions.locations IS 'All location strings in this version';
COMMENT ON COLUMN posting_versions.description IS 'Text of this version, HTML or plain';
COMMENT ON COLUMN posting_versions.posted_at IS 'Publication date that came with this version, UTC';
COMMENT ON COLUMN posting_versions.updated_at IS 'Date of change that came with this version, UTC';
COMMENT ON COLUMN posting_versions.apply_by IS 'The source''s own last day to apply';
COMMENT ON COLUMN posting_versions.requisition_id IS 'The employer''s own number of the role';
COMMENT ON COLUMN posting_versions.thin IS 'True when this version came without the employer''s own text';
COMMENT ON COLUMN posting_versions.first_seen_run IS 'The run that found this version; of one that was reread, the run that found the former';
COMMENT ON COLUMN posting_versions.first_seen_at IS 'When it was found, UTC';
COMMENT ON COLUMN posting_versions.reread IS 'True where the employer changed nothing: the same answer as of the former version, read otherwise by a later program';
