CREATE OR REPLACE VIEW digests AS
SELECT digest, profile, run_id, written_at, path FROM store.digests;

COMMENT ON VIEW digests IS 'Every digest written';
COMMENT ON COLUMN digests.digest IS 'Number of the digest';
COMMENT ON COLUMN digests.profile IS 'Name of the profile';
COMMENT ON COLUMN digests.run_id IS 'The run after which it was written';
COMMENT ON COLUMN digests.written_at IS 'When it was written, UTC';
COMMENT ON COLUMN digests.path IS 'The file';
