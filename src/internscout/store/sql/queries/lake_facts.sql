SELECT strftime(p.parsed_at, '%Y-%m') AS month, p.parsed_at, f.* REPLACE (CAST(f.value AS VARCHAR) AS value)
FROM store.facts f
JOIN store.parsed p ON p.posting_id = f.posting_id AND p.version = f.version
