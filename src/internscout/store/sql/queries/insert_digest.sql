INSERT INTO store.digests
SELECT coalesce(max(digest), 0) + 1, $profile, $run_id, $written_at, $path FROM store.digests
RETURNING digest
