-- A new posting for each told id that named one of these.
MERGE INTO store.reused AS u
USING (
    SELECT coalesce(known.told, ids.id) AS told, coalesce(known.generation, 1) + 1 AS generation
    FROM (SELECT unnest(CAST($ids AS VARCHAR[])) AS id) ids
    LEFT JOIN store.reused known ON known.posting_id = ids.id
) AS n
ON u.told = n.told
WHEN MATCHED THEN UPDATE SET posting_id = n.told || '#' || n.generation, generation = n.generation
WHEN NOT MATCHED THEN INSERT VALUES (n.told, n.told || '#' || n.generation, n.generation)
