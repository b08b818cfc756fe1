CREATE OR REPLACE VIEW digest_entries AS
SELECT digest, posting_id, version, section FROM store.digest_entries;

COMMENT ON VIEW digest_entries IS 'Which posting stood in which digest';
COMMENT ON COLUMN digest_entries.digest IS 'Number of the digest (digests.digest)';
COMMENT ON COLUMN digest_entries.posting_id IS 'The posting (postings.id), or programme:<id>:<how it stands>';
COMMENT ON COLUMN digest_entries.version IS 'The posting''s version at that time; 0 for a programme';
COMMENT ON COLUMN digest_entries.section IS 'The section that it stood in';
