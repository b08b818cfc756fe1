CREATE OR REPLACE VIEW skills AS
WITH asked AS (
    SELECT p.posting_id, p.version, k.field, k.kind, a.strength, p.requirements -> k.field -> a.strength AS named
    FROM store.parsed p
    JOIN store.posting_states s ON s.posting_id = p.posting_id AND s.version = p.version
    CROSS JOIN (VALUES ('languages', 'language'), ('frameworks', 'framework')) k (field, kind)
    CROSS JOIN (VALUES ('required'), ('preferred'), ('mentioned')) a (strength)
),
grouped AS (
    SELECT
        posting_id, version, field, kind, strength,
        generate_subscripts(TRY_CAST(named AS VARCHAR[][]), 1) AS any_of,
        unnest(TRY_CAST(named AS VARCHAR[][])) AS skills
    FROM asked
    WHERE strength <> 'mentioned'
),
listed AS (
    SELECT posting_id, version, field, kind, strength, any_of, unnest(skills) AS skill FROM grouped
    UNION ALL
    SELECT posting_id, version, field, kind, strength, NULL, unnest(TRY_CAST(named AS VARCHAR[]))
    FROM asked
    WHERE strength = 'mentioned'
),
evidence AS (
    SELECT
        posting_id, version, field, value ->> '$.id' AS skill,
        arg_min(quote, start_offset) AS first_quote,
        arg_min(quote, start_offset) FILTER (value ->> '$.strength' = 'required') AS required_quote,
        arg_min(quote, start_offset) FILTER (value ->> '$.strength' = 'preferred') AS preferred_quote
    FROM store.facts
    WHERE field IN ('languages', 'frameworks')
    GROUP BY ALL
)
SELECT
    l.posting_id, l.kind, l.skill, l.strength, CAST(l.any_of AS INTEGER) AS any_of,
    coalesce(
        CASE l.strength WHEN 'required' THEN e.required_quote WHEN 'preferred' THEN e.preferred_quote END,
        e.first_quote
    ) AS quote
FROM listed l
LEFT JOIN evidence e
    ON e.posting_id = l.posting_id AND e.version = l.version AND e.field = l.field AND e.skill = l.skill;

COMMENT ON VIEW skills IS 'Languages and frameworks that a posting names, one row a posting and skill';
COMMENT ON COLUMN skills.posting_id IS 'The posting (postings.id)';
COMMENT ON COLUMN skills.kind IS 'language or framework';
COMMENT ON COLUMN skills.skill IS 'Canonical id of the skill';
COMMENT ON COLUMN skills.strength IS 'required, preferred, or mentioned elsewhere (duties, tech stack)';
COMMENT ON COLUMN skills.any_of IS 'Number of the group within posting, kind and strength: one skill of a group is enough; null when mentioned';
COMMENT ON COLUMN skills.quote IS 'The posting''s own words';
