-- The last appearance of each posting in the digests of profiles, each up to the digest of its own (null: all). Who asks is
-- told by the place among all who ask: one profile may ask twice.
WITH asked AS (
    SELECT
        unnest($profiles::VARCHAR[]) AS profile, unnest($lasts::BIGINT[]) AS last,
        unnest(range(len($profiles::VARCHAR[]))) AS place
)
SELECT a.place, e.posting_id, d.written_at, e.section, e.version
FROM asked a
JOIN store.digests d ON d.profile = a.profile AND (a.last IS NULL OR d.digest <= a.last)
JOIN store.digest_entries e ON e.digest = d.digest
QUALIFY row_number() OVER (PARTITION BY a.place, e.posting_id ORDER BY d.written_at DESC, d.digest DESC) = 1
