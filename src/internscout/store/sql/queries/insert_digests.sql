-- The path is that of a file of earlier versions; now the outbox knows where a digest went.
INSERT INTO store.digests SELECT digest, profile, $run_id, written_at, '', day FROM incoming_digests
