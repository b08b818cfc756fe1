MERGE INTO store.boards AS b
USING incoming_boards AS i
ON b.board = i.board
WHEN MATCHED AND (b.company <> i.company OR b.url <> i.url OR b.base_url <> i.base_url)
    THEN UPDATE SET company = i.company, url = i.url, base_url = i.base_url
WHEN NOT MATCHED THEN INSERT (board, source, token, company, url, base_url)
    VALUES (i.board, i.source, i.token, i.company, i.url, i.base_url)
