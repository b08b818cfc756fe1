-- What the present parser read out of every wording; what another parser read before is in the lake already.
SELECT strftime(parsed_at, '%Y-%m') AS month, * REPLACE (CAST(requirements AS VARCHAR) AS requirements)
FROM store.parsed
