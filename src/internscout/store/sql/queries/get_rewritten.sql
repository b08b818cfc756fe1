-- Postings whose own board tells them now in full under another title: the wording that is stored.
SELECT d.posting_id, v.title, p.text
FROM decided d
JOIN incoming i ON i.posting_id = d.posting_id
JOIN store.posting_states s ON s.posting_id = d.posting_id
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
WHERE d.is_changed AND i.board = i.via AND NOT i.thin AND NOT s.thin AND i.title <> v.title
ORDER BY d.posting_id
