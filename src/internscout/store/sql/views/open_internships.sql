CREATE OR REPLACE VIEW open_internships AS
SELECT
    s.posting_id AS id,
    v.title,
    v.company,
    v.url,
    v.location,
    p.kind,
    p.ml,
    p.areas,
    p.cities,
    p.countries,
    p.workplace,
    p.start_season,
    p.start_year,
    p.start_month,
    p.pay_min,
    p.pay_max,
    p.pay_currency,
    p.pay_period,
    p.pay_hourly_usd_min,
    p.pay_hourly_usd_max,
    coalesce(p.deadline, v.apply_by) AS deadline,
    p.sponsorship,
    p.degrees_required,
    p.languages_required,
    p.spoken_languages,
    v.posted_at,
    s.first_seen,
    s.changed_at,
    v.source,
    s.board,
    s.thin
FROM store.posting_states s
JOIN store.parsed p ON p.posting_id = s.posting_id AND p.version = s.version
JOIN store.posting_versions v ON v.posting_id = s.posting_id AND v.version = s.version
WHERE s.status = 'open'
    AND p.kind IN ('internship', 'coop', 'working_student', 'thesis', 'apprenticeship', 'fellowship');

COMMENT ON VIEW open_internships IS 'Every open posting for students, with what is asked first; all else: requirements';
COMMENT ON COLUMN open_internships.id IS 'The posting (postings.id)';
COMMENT ON COLUMN open_internships.title IS 'Title as the employer writes it';
COMMENT ON COLUMN open_internships.company IS 'The employer''s name';
COMMENT ON COLUMN open_internships.url IS 'Where to read it and apply';
COMMENT ON COLUMN open_internships.location IS 'The source''s own location string';
COMMENT ON COLUMN open_internships.kind IS 'internship, coop, working_student, thesis, apprenticeship or fellowship';
COMMENT ON COLUMN open_internships.ml IS 'core: machine learning is the work; adjacent: a part of it; none';
COMMENT ON COLUMN open_internships.areas IS 'What the role works on or asks knowledge of';
COMMENT ON COLUMN open_internships.cities IS 'Cities where the role can be done, in English';
COMMENT ON COLUMN open_internships.countries IS 'Countries, ISO 3166 alpha-2';
COMMENT ON COLUMN open_internships.workplace IS 'onsite, hybrid or remote';
COMMENT ON COLUMN open_internships.start_season IS 'winter, spring, summer or fall';
COMMENT ON COLUMN open_internships.start_year IS 'Year of the start';
COMMENT ON COLUMN open_internships.start_month IS 'Month of the start, 1 to 12';
COMMENT ON COLUMN open_internships.pay_min IS 'Lowest pay stated, in pay_currency per pay_period';
COMMENT ON COLUMN open_internships.pay_max IS 'Highest pay stated';
COMMENT ON COLUMN open_internships.pay_currency IS 'ISO 4217 code of the pay';
COMMENT ON COLUMN open_internships.pay_period IS 'hour, day, week, month, year or total';
COMMENT ON COLUMN open_internships.pay_hourly_usd_min IS 'Converted: pay_min in US dollars an hour; how: requirements.pay_assumption';
COMMENT ON COLUMN open_internships.pay_hourly_usd_max IS 'Converted: pay_max in US dollars an hour';
COMMENT ON COLUMN open_internships.deadline IS 'Last day to apply: as the text states it, else as the source does';
COMMENT ON COLUMN open_internships.sponsorship IS 'offered or not_offered; null when nothing is said';
COMMENT ON COLUMN open_internships.degrees_required IS 'Every level with which one is admissible';
COMMENT ON COLUMN open_internships.languages_required IS 'Programming languages required, groups of which one is enough';
COMMENT ON COLUMN open_internships.spoken_languages IS 'Human languages required, ISO 639-1';
COMMENT ON COLUMN open_internships.posted_at IS 'When the employer published this version, UTC; null when not stated';
COMMENT ON COLUMN open_internships.first_seen IS 'When this program first saw it, UTC';
COMMENT ON COLUMN open_internships.changed_at IS 'When its present wording was first seen, UTC';
COMMENT ON COLUMN open_internships.source IS 'The vendor whose board holds it';
COMMENT ON COLUMN open_internships.board IS 'The employer''s board that it belongs to';
COMMENT ON COLUMN open_internships.thin IS 'True for a row of a list that came without the employer''s own text';
