-- The last appearance of each posting in the digests of a profile, up to the digest $last (null: all).
SELECT e.posting_id, d.written_at, e.section, e.version
FROM store.digest_entries e
JOIN store.digests d ON d.digest = e.digest
WHERE d.profile = $profile AND ($last IS NULL OR d.digest <= $last)
QUALIFY row_number() OVER (PARTITION BY e.posting_id ORDER BY d.written_at DESC, d.digest DESC) = 1
