CREATE OR REPLACE VIEW postings AS
SELECT
    s.posting_id AS id,
    v.title,
    v.company,
    v.url,
    v.location,
    v.locations,
    v.source,
    s.board,
    s.via_board,
    s.status,
    v.posted_at,
    v.apply_by,
    s.first_seen,
    CASE WHEN s.status = 'open' AND r.complete THEN greatest(s.last_seen, r.confirmed_at) ELSE s.last_seen END AS last_seen,
    s.changed_at,
    s.version,
    s.closed_at,
    s.close_reason,
    s.closed_run,
    s.absent_since,
    s.in_doubt,
    v.requisition_id,
    s.thin,
    v.description
FROM store.posting_states s
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
LEFT JOIN store.readings r ON r.board = s.via_board;

COMMENT ON VIEW postings IS 'Every posting as it is now, one row a posting';
COMMENT ON COLUMN postings.id IS 'source:token:number, what `internscout show` takes; with #2, #3 … where the board gave a number to another posting';
COMMENT ON COLUMN postings.title IS 'Title as the employer writes it';
COMMENT ON COLUMN postings.company IS 'The employer''s name';
COMMENT ON COLUMN postings.url IS 'Where to read it and apply';
COMMENT ON COLUMN postings.location IS 'The source''s own location string';
COMMENT ON COLUMN postings.locations IS 'All location strings of the source';
COMMENT ON COLUMN postings.source IS 'The vendor whose board holds it';
COMMENT ON COLUMN postings.board IS 'The employer''s board that it belongs to';
COMMENT ON COLUMN postings.via_board IS 'The board whose listing says whether it is still there: its own once seen there, else a list';
COMMENT ON COLUMN postings.status IS 'open; missing: absent from the last whole listing, or in doubt; closed: see close_reason';
COMMENT ON COLUMN postings.posted_at IS 'When the employer published this version, UTC; null when not stated';
COMMENT ON COLUMN postings.apply_by IS 'The source''s own last day to apply; a deadline in the text is requirements.deadline';
COMMENT ON COLUMN postings.first_seen IS 'When this program first saw it, UTC';
COMMENT ON COLUMN postings.last_seen IS 'When this program last saw it, UTC';
COMMENT ON COLUMN postings.changed_at IS 'When its present wording was first seen, UTC';
COMMENT ON COLUMN postings.version IS 'Number of its present wording, counted from 1; former ones are in posting_versions';
COMMENT ON COLUMN postings.closed_at IS 'When it was closed, UTC';
COMMENT ON COLUMN postings.close_reason IS 'gone: absent from two whole listings in a row; not found: its own address says so; feed_empty: its board showed nothing for three days; not listed any more: at its own address, but absent for two weeks; deadline passed, valid through passed: the last day to apply, by its text or its source; not seen for long: 60 days out of a board that never shows all it has; id_reused: the board gave its number to another posting; board not read any more: via_board left the settings';
COMMENT ON COLUMN postings.closed_run IS 'The run that closed it';
COMMENT ON COLUMN postings.absent_since IS 'When a whole listing first did not name it, UTC; null while it does';
COMMENT ON COLUMN postings.in_doubt IS 'True while absent together with so many others that the board may be at fault';
COMMENT ON COLUMN postings.requisition_id IS 'The employer''s own number of the role; empty when not stated';
COMMENT ON COLUMN postings.thin IS 'True for a row of a list that came without the employer''s own text';
COMMENT ON COLUMN postings.description IS 'The text as the source gave it, HTML or plain';
