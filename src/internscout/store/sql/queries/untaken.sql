-- Who is owed what certainly did not arrive (neither taken nor handed over without an answer), and the last digest of the
-- profile of which the recipient knows, or may: those before its first count as known.
SELECT
    d.profile, o.delivery, o.recipient,
    list(o.id) FILTER (o.state = 'owed' AND o.trying_since IS NULL) AS ids,
    coalesce(
        max(o.digest) FILTER (o.replaced_by IS NULL AND NOT (o.state = 'owed' AND o.trying_since IS NULL)),
        min(o.digest) - 1
    )
FROM store.outbox o
JOIN store.digests d ON d.digest = o.digest
GROUP BY d.profile, o.delivery, o.recipient
HAVING ids IS NOT NULL
ORDER BY d.profile, o.delivery, o.recipient
