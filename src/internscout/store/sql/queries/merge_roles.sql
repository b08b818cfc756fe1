MERGE INTO store.role_members AS m
USING (SELECT *, $placed_at AS placed_at FROM incoming_roles) AS i
ON m.posting_id = i.posting_id
WHEN MATCHED THEN UPDATE SET
    role = i.role, version = i.version, rule = i.rule, other = i.other, figures = i.figures,
    company_key = i.company_key, address_key = i.address_key, placed_at = i.placed_at
WHEN NOT MATCHED THEN INSERT
    (posting_id, role, version, rule, other, figures, company_key, address_key, placed_at)
    VALUES (i.posting_id, i.role, i.version, i.rule, i.other, i.figures, i.company_key, i.address_key, i.placed_at)
