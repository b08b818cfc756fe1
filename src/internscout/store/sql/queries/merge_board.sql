MERGE INTO store.boards AS b
USING (SELECT $board AS board, $company AS company, $url AS url, $base_url AS base_url) AS i
ON b.board = i.board
WHEN MATCHED AND (b.company <> i.company OR b.url <> i.url OR b.base_url <> i.base_url)
    THEN UPDATE SET company = i.company, url = i.url, base_url = i.base_url
WHEN NOT MATCHED THEN INSERT (board, source, token, company, url, base_url)
    VALUES (i.board, $source, $token, i.company, i.url, i.base_url)
