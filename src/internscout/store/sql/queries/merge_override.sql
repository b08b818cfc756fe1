MERGE INTO store.role_overrides AS o
USING (SELECT $one AS one, $other AS other, $together AS together, $said_at::TIMESTAMP AS said_at) AS i
ON o.one = i.one AND o.other = i.other
WHEN MATCHED THEN UPDATE SET together = i.together, said_at = i.said_at
WHEN NOT MATCHED THEN INSERT (one, other, together, said_at) VALUES (i.one, i.other, i.together, i.said_at)
