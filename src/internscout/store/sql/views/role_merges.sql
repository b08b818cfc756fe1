CREATE OR REPLACE VIEW role_merges AS
SELECT
    m.posting_id,
    m.role,
    m.rule,
    m.other,
    (m.figures ->> '$.jaccard')::DOUBLE AS jaccard,
    (m.figures ->> '$.contained')::DOUBLE AS contained,
    (m.figures ->> '$.duties')::DOUBLE AS duties,
    (m.figures ->> '$.words')::DOUBLE AS words,
    coalesce(o.closed_at <= s.first_seen, FALSE) AS repost,
    m.placed_at
FROM store.role_members m
JOIN store.posting_states s ON s.posting_id = m.posting_id
LEFT JOIN store.posting_states o ON o.posting_id = m.other
WHERE m.other IS NOT NULL;

COMMENT ON VIEW role_merges IS 'Why a posting belongs to the role of another one, one row a posting; `internscout split` undoes it for good';
COMMENT ON COLUMN role_merges.posting_id IS 'The posting that joined (postings.id)';
COMMENT ON COLUMN role_merges.role IS 'The role that it joined (roles.id)';
COMMENT ON COLUMN role_merges.rule IS 'address; requisition: the same number; same_text; same_duties: other benefits or company text; shortened: one text is part of the other; similar_text; excerpts; translation; bridge: another posting fits both roles; listed: a row without a text; order: a person said so';
COMMENT ON COLUMN role_merges.other IS 'The posting of that role that it was compared with';
COMMENT ON COLUMN role_merges.jaccard IS 'Words of both texts among those of either, without titles, places and what the company writes everywhere; null where no text was needed';
COMMENT ON COLUMN role_merges.contained IS 'Words of both texts among those of the shorter one';
COMMENT ON COLUMN role_merges.duties IS 'As jaccard, of duties and requirements alone; null when not needed or not found';
COMMENT ON COLUMN role_merges.words IS 'Different words of the shorter text';
COMMENT ON COLUMN role_merges.repost IS 'True when the other posting was closed before this one was first seen';
COMMENT ON COLUMN role_merges.placed_at IS 'When it was found, UTC';
