SELECT strftime(changed_at, '%Y-%m') AS month, * REPLACE (CAST(value AS VARCHAR) AS value)
FROM store.fact_changes
