-- Steps in the order of `number`; one that is noted already is not noted again, whenever that was if `noted_at` is null.
INSERT INTO store.application_steps
SELECT
    (SELECT coalesce(max(step), 0) FROM store.application_steps) + row_number() OVER (ORDER BY i.number),
    $profile, i.posting_id, i.status, i.happened_on, i.note, coalesce(i.noted_at, $now), NULL
FROM incoming_steps i
WHERE NOT EXISTS (
    FROM store.application_steps s
    WHERE s.profile = $profile AND s.posting_id = i.posting_id AND s.status = i.status
        AND s.happened_on = i.happened_on AND s.note = i.note AND s.undone_at IS NULL
        AND (i.noted_at IS NULL OR s.noted_at = i.noted_at)
)
RETURNING step
