CREATE OR REPLACE VIEW eligibility AS
SELECT
    o.id,
    o.title,
    o.company,
    o.countries,
    o.degrees_required,
    TRY_CAST(p.requirements ->> '$.degrees.enrolled' AS BOOLEAN) AS enrolled,
    TRY_CAST(p.requirements -> '$.class_standing' AS VARCHAR[]) AS class_standing,
    TRY_CAST(p.requirements -> '$.fields_of_study' AS VARCHAR[]) AS fields_of_study,
    p.requirements ->> '$.graduation.from' AS graduation_from,
    p.requirements ->> '$.graduation.to' AS graduation_to,
    TRY_CAST(p.requirements ->> '$.gpa_min' AS DOUBLE) AS gpa_min,
    TRY_CAST(p.requirements ->> '$.experience_years_min' AS DOUBLE) AS experience_years_min,
    o.sponsorship,
    TRY_CAST(p.requirements ->> '$.work_authorization.required' AS BOOLEAN) AS work_authorization,
    TRY_CAST(p.requirements -> '$.citizenship' AS VARCHAR[]) AS citizenship,
    p.requirements ->> '$.clearance.level' AS clearance,
    TRY_CAST(p.requirements ->> '$.export_control' AS BOOLEAN) AS export_control,
    o.spoken_languages,
    coalesce(f.words, []) AS words
FROM open_internships o
JOIN texts p ON p.posting_id = o.id
LEFT JOIN (
    SELECT posting_id, list(DISTINCT quote ORDER BY quote) AS words
    FROM facts
    WHERE field IN ('sponsorship', 'work_authorization', 'citizenship', 'clearance', 'export_control')
    GROUP BY posting_id
) f ON f.posting_id = o.id;

COMMENT ON VIEW eligibility IS 'Who may apply to each open internship; null or empty: not stated, which is neither yes nor no';
COMMENT ON COLUMN eligibility.id IS 'The posting (postings.id)';
COMMENT ON COLUMN eligibility.title IS 'Title as the employer writes it';
COMMENT ON COLUMN eligibility.company IS 'The employer''s name';
COMMENT ON COLUMN eligibility.countries IS 'Countries of the role, ISO 3166 alpha-2';
COMMENT ON COLUMN eligibility.degrees_required IS 'Every level with which one is admissible';
COMMENT ON COLUMN eligibility.enrolled IS 'True: students only; false: the degree must be completed';
COMMENT ON COLUMN eligibility.class_standing IS 'Class standings admitted';
COMMENT ON COLUMN eligibility.fields_of_study IS 'Subjects named for the degree';
COMMENT ON COLUMN eligibility.graduation_from IS 'Earliest month of graduation admitted, YYYY-MM';
COMMENT ON COLUMN eligibility.graduation_to IS 'Latest month of graduation admitted, YYYY-MM';
COMMENT ON COLUMN eligibility.gpa_min IS 'Grade point average asked for, on the scale the posting uses';
COMMENT ON COLUMN eligibility.experience_years_min IS 'Years of experience demanded, the lowest stated';
COMMENT ON COLUMN eligibility.sponsorship IS 'offered or not_offered';
COMMENT ON COLUMN eligibility.work_authorization IS 'True where a right to work is demanded';
COMMENT ON COLUMN eligibility.citizenship IS 'ISO 3166: only their citizens or residents are admissible';
COMMENT ON COLUMN eligibility.clearance IS 'Security clearance demanded: its level, or required';
COMMENT ON COLUMN eligibility.export_control IS 'True where export law bears on who can be hired';
COMMENT ON COLUMN eligibility.spoken_languages IS 'Human languages required, ISO 639-1';
COMMENT ON COLUMN eligibility.words IS 'The posting''s own words on visa, citizenship, clearance and export law';
