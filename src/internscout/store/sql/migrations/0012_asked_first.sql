-- What is asked first of postings: as columns it is found without opening each JSON, as `kind` has been before.

ALTER TABLE store.parsed ADD COLUMN ml VARCHAR;
ALTER TABLE store.parsed ADD COLUMN areas VARCHAR[];
ALTER TABLE store.parsed ADD COLUMN cities VARCHAR[];
ALTER TABLE store.parsed ADD COLUMN countries VARCHAR[];
ALTER TABLE store.parsed ADD COLUMN workplace VARCHAR;
ALTER TABLE store.parsed ADD COLUMN start_season VARCHAR;
ALTER TABLE store.parsed ADD COLUMN start_year INTEGER;
ALTER TABLE store.parsed ADD COLUMN start_month INTEGER;
ALTER TABLE store.parsed ADD COLUMN pay_min DOUBLE;
ALTER TABLE store.parsed ADD COLUMN pay_max DOUBLE;
ALTER TABLE store.parsed ADD COLUMN pay_currency VARCHAR;
ALTER TABLE store.parsed ADD COLUMN pay_period VARCHAR;
ALTER TABLE store.parsed ADD COLUMN pay_hourly_usd_min DOUBLE;
ALTER TABLE store.parsed ADD COLUMN pay_hourly_usd_max DOUBLE;
ALTER TABLE store.parsed ADD COLUMN deadline DATE;
ALTER TABLE store.parsed ADD COLUMN sponsorship VARCHAR;
ALTER TABLE store.parsed ADD COLUMN degrees_required VARCHAR[];
ALTER TABLE store.parsed ADD COLUMN languages_required VARCHAR[][];
ALTER TABLE store.parsed ADD COLUMN spoken_languages VARCHAR[];

-- From now on `insert_parsed.sql` says the same.
UPDATE store.parsed SET
    ml = requirements ->> '$.ml',
    areas = TRY_CAST(requirements -> '$.areas' AS VARCHAR[]),
    cities = TRY_CAST(requirements ->> '$.locations[*].city' AS VARCHAR[]),
    countries = list_distinct(TRY_CAST(requirements ->> '$.locations[*].country' AS VARCHAR[])),
    workplace = requirements ->> '$.workplace',
    start_season = requirements ->> '$.start.season',
    start_year = TRY_CAST(requirements ->> '$.start.year' AS INTEGER),
    start_month = TRY_CAST(requirements ->> '$.start.month' AS INTEGER),
    pay_min = TRY_CAST(requirements ->> '$.salary.min' AS DOUBLE),
    pay_max = TRY_CAST(requirements ->> '$.salary.max' AS DOUBLE),
    pay_currency = requirements ->> '$.salary.currency',
    pay_period = requirements ->> '$.salary.period',
    pay_hourly_usd_min = TRY_CAST(requirements ->> '$.salary.comparable.hourly_usd_min' AS DOUBLE),
    pay_hourly_usd_max = TRY_CAST(requirements ->> '$.salary.comparable.hourly_usd_max' AS DOUBLE),
    deadline = TRY_CAST(requirements ->> '$.deadline' AS DATE),
    sponsorship = requirements ->> '$.sponsorship',
    degrees_required = TRY_CAST(requirements -> '$.degrees.required' AS VARCHAR[]),
    languages_required = TRY_CAST(requirements -> '$.languages.required' AS VARCHAR[][]),
    spoken_languages = TRY_CAST(requirements -> '$.spoken_languages' AS VARCHAR[]);
