SELECT p.*, t.text, t.requirements, t.parser_version
FROM postings p
LEFT JOIN texts t ON t.posting_id = p.id
WHERE p.id = $id
