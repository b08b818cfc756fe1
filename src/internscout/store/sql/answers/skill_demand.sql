CREATE OR REPLACE VIEW skill_demand AS
SELECT
    s.skill,
    s.kind,
    count(DISTINCT s.posting_id) AS postings,
    count(DISTINCT s.posting_id) FILTER (s.strength = 'required') AS required,
    count(DISTINCT s.posting_id) FILTER (s.strength = 'preferred') AS preferred,
    count(DISTINCT s.posting_id) FILTER (s.strength = 'mentioned') AS mentioned,
    round(count(DISTINCT s.posting_id) / (SELECT count(*) FROM open_internships WHERE NOT thin), 4) AS share
FROM skills s
JOIN open_internships o ON o.id = s.posting_id AND NOT o.thin
GROUP BY s.skill, s.kind
ORDER BY postings DESC, s.skill;

COMMENT ON VIEW skill_demand IS 'Languages and frameworks by how many open internships name them; rows of lists, which name none, are left out';
COMMENT ON COLUMN skill_demand.skill IS 'Canonical id of the skill';
COMMENT ON COLUMN skill_demand.kind IS 'language or framework';
COMMENT ON COLUMN skill_demand.postings IS 'Open internships that name it at all';
COMMENT ON COLUMN skill_demand.required IS 'Of these, those that require it, alone or as one of several';
COMMENT ON COLUMN skill_demand.preferred IS 'Of these, those where it is a plus';
COMMENT ON COLUMN skill_demand.mentioned IS 'Of these, those that name it elsewhere: duties, tech stack';
COMMENT ON COLUMN skill_demand.share IS 'Postings as a share of all open internships with a text, 0 to 1';
