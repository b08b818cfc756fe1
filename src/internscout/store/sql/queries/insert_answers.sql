INSERT INTO store.answers SELECT board, request, etag, last_modified, sha256 FROM incoming_answers
