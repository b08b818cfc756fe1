MERGE INTO store.boards AS b
USING (SELECT $board AS board, $source AS source, $token AS token, $company AS company, $url AS url) AS i
ON b.board = i.board
WHEN MATCHED AND (b.company <> i.company OR b.url <> i.url) THEN UPDATE SET company = i.company, url = i.url
WHEN NOT MATCHED THEN INSERT
