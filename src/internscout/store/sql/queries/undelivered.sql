-- What the next digest of a profile has to say of earlier ones: still owed after a failure, or refused since the last.
SELECT delivery, CAST(count(*) AS INTEGER)
FROM outbox
WHERE profile = $profile AND (
    (state = 'owed' AND failures > 0)
    OR (state = 'refused' AND settled_at >= (SELECT max(written_at) FROM store.digests WHERE profile = $profile))
)
GROUP BY delivery
ORDER BY delivery
