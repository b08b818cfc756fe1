CREATE OR REPLACE VIEW sources AS
SELECT source, label, gathers FROM store.sources ORDER BY source;

COMMENT ON VIEW sources IS 'The vendors and sites that the program can read';
COMMENT ON COLUMN sources.source IS 'Its short name: the first part of a board''s key and of a posting''s id';
COMMENT ON COLUMN sources.label IS 'Its name as people write it';
COMMENT ON COLUMN sources.gathers IS 'True when it shows what other employers'' own boards hold too: lists, feeds, search sites';
