-- The path is that of a file of earlier versions; now the outbox knows where a digest went.
INSERT INTO store.digests
SELECT coalesce(max(digest), 0) + 1, $profile, $run_id, $written_at, '', $day FROM store.digests
RETURNING digest
