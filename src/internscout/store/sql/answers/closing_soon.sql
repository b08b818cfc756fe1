CREATE OR REPLACE VIEW closing_soon AS
SELECT id, title, company, url, location, kind, ml, deadline, CAST(deadline - today() AS INTEGER) AS days_left
FROM open_internships
WHERE deadline BETWEEN today() AND today() + 28
ORDER BY deadline, id;

COMMENT ON VIEW closing_soon IS 'Open internships whose last day to apply is within four weeks of today, the first to close first';
COMMENT ON COLUMN closing_soon.id IS 'The posting (postings.id)';
COMMENT ON COLUMN closing_soon.title IS 'Title as the employer writes it';
COMMENT ON COLUMN closing_soon.company IS 'The employer''s name';
COMMENT ON COLUMN closing_soon.url IS 'Where to read it and apply';
COMMENT ON COLUMN closing_soon.location IS 'The source''s own location string';
COMMENT ON COLUMN closing_soon.kind IS 'As in open_internships';
COMMENT ON COLUMN closing_soon.ml IS 'core, adjacent or none';
COMMENT ON COLUMN closing_soon.deadline IS 'Last day to apply: as the text states it, else as the source does';
COMMENT ON COLUMN closing_soon.days_left IS 'Days from today until then; 0: today';
