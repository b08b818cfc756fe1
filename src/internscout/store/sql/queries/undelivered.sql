-- What the next digests of profiles have to say of earlier ones: still owed after a failure, or refused since the last.
WITH last AS (
    SELECT profile, max(written_at) AS written_at
    FROM store.digests
    WHERE profile IN (SELECT unnest($profiles::VARCHAR[]))
    GROUP BY profile
)
SELECT profile, delivery, CAST(count(*) AS INTEGER)
FROM outbox
JOIN last USING (profile)
WHERE (state = 'owed' AND failures > 0) OR (state = 'refused' AND settled_at >= last.written_at)
GROUP BY profile, delivery
ORDER BY profile, delivery
