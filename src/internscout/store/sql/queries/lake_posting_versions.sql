-- Every wording, with its text as it came.
SELECT strftime(first_seen_at, '%Y-%m') AS month, * EXCLUDE (external_id) REPLACE (CAST(details AS VARCHAR) AS details)
FROM store.posting_versions
