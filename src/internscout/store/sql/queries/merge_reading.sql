MERGE INTO store.readings AS r
USING (
    SELECT
        $board AS board,
        coalesce((SELECT parser_version FROM store.runs WHERE run_id = $run_id), '') AS parser_version
) AS i
ON r.board = i.board
WHEN MATCHED THEN UPDATE SET
    listing = $listing,
    complete = $complete,
    parser_version = i.parser_version,
    asked_at = $asked_at,
    confirmed_at = coalesce(CAST($confirmed_at AS TIMESTAMP), r.confirmed_at),
    gone = CASE WHEN $gone THEN r.gone + 1 ELSE 0 END
WHEN NOT MATCHED THEN INSERT VALUES (
    $board, $listing, $complete, i.parser_version, $asked_at, CAST($confirmed_at AS TIMESTAMP), CAST($gone AS INTEGER)
)
