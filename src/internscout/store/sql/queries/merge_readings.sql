MERGE INTO store.readings AS r
USING (
    SELECT
        i.*,
        coalesce((SELECT parser_version FROM store.runs WHERE run_id = $run_id), '') AS parser_version,
        CASE WHEN NOT failed THEN CAST($asked_at AS TIMESTAMP) END AS confirmed_at
    FROM incoming_readings i
) AS i
ON r.board = i.board
WHEN MATCHED THEN UPDATE SET
    listing = i.listing,
    complete = i.complete,
    parser_version = i.parser_version,
    asked_at = $asked_at,
    confirmed_at = coalesce(i.confirmed_at, r.confirmed_at),
    gone = CASE WHEN i.gone THEN r.gone + 1 ELSE 0 END
WHEN NOT MATCHED THEN INSERT VALUES (
    i.board, i.listing, i.complete, i.parser_version, $asked_at, i.confirmed_at, CAST(i.gone AS INTEGER)
)
