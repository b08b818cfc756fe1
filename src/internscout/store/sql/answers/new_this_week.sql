CREATE OR REPLACE VIEW new_this_week AS
SELECT id, title, company, url, location, kind, ml, first_seen, posted_at
FROM open_internships
WHERE first_seen >= today() - 7
ORDER BY first_seen DESC, id;

COMMENT ON VIEW new_this_week IS 'Open internships that this program saw for the first time within seven days of today, the newest first';
COMMENT ON COLUMN new_this_week.id IS 'The posting (postings.id)';
COMMENT ON COLUMN new_this_week.title IS 'Title as the employer writes it';
COMMENT ON COLUMN new_this_week.company IS 'The employer''s name';
COMMENT ON COLUMN new_this_week.url IS 'Where to read it and apply';
COMMENT ON COLUMN new_this_week.location IS 'The source''s own location string';
COMMENT ON COLUMN new_this_week.kind IS 'As in open_internships';
COMMENT ON COLUMN new_this_week.ml IS 'core, adjacent or none';
COMMENT ON COLUMN new_this_week.first_seen IS 'When this program first saw it, UTC';
COMMENT ON COLUMN new_this_week.posted_at IS 'When the employer published it, UTC; it may be older than it is new to this program';
