CREATE OR REPLACE VIEW digests AS
SELECT
    d.digest,
    d.profile,
    d.run_id,
    d.written_at,
    coalesce(d.day, CAST(d.written_at AS DATE)) AS day,
    coalesce(nullif(d.path, ''), o.path) AS path
FROM store.digests d
LEFT JOIN (
    SELECT digest, min(said) AS path FROM store.outbox WHERE kind = 'file' AND state = 'sent' GROUP BY digest
) o ON o.digest = d.digest;

COMMENT ON VIEW digests IS 'Every digest made';
COMMENT ON COLUMN digests.digest IS 'Number of the digest';
COMMENT ON COLUMN digests.profile IS 'Name of the profile';
COMMENT ON COLUMN digests.run_id IS 'The run after which it was made';
COMMENT ON COLUMN digests.written_at IS 'When it was made, UTC';
COMMENT ON COLUMN digests.day IS 'The reader''s day, of which it is the one digest unless more were asked for';
COMMENT ON COLUMN digests.path IS 'The file; null when it was not written to one';
