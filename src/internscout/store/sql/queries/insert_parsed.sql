-- Without a content hash: what `stale` gave out, read again. With one: only if that wording became the present version.
-- What is asked first is kept beside the JSON, in columns.
INSERT INTO store.parsed BY NAME
SELECT
    i.posting_id, s.version, i.parser_version, $parsed_at AS parsed_at, i.requirements, i.text,
    i.requirements ->> '$.kind' AS kind,
    i.requirements ->> '$.ml' AS ml,
    TRY_CAST(i.requirements -> '$.areas' AS VARCHAR[]) AS areas,
    TRY_CAST(i.requirements ->> '$.locations[*].city' AS VARCHAR[]) AS cities,
    list_distinct(TRY_CAST(i.requirements ->> '$.locations[*].country' AS VARCHAR[])) AS countries,
    i.requirements ->> '$.workplace' AS workplace,
    i.requirements ->> '$.start.season' AS start_season,
    TRY_CAST(i.requirements ->> '$.start.year' AS INTEGER) AS start_year,
    TRY_CAST(i.requirements ->> '$.start.month' AS INTEGER) AS start_month,
    TRY_CAST(i.requirements ->> '$.salary.min' AS DOUBLE) AS pay_min,
    TRY_CAST(i.requirements ->> '$.salary.max' AS DOUBLE) AS pay_max,
    i.requirements ->> '$.salary.currency' AS pay_currency,
    i.requirements ->> '$.salary.period' AS pay_period,
    TRY_CAST(i.requirements ->> '$.salary.comparable.hourly_usd_min' AS DOUBLE) AS pay_hourly_usd_min,
    TRY_CAST(i.requirements ->> '$.salary.comparable.hourly_usd_max' AS DOUBLE) AS pay_hourly_usd_max,
    TRY_CAST(i.requirements ->> '$.deadline' AS DATE) AS deadline,
    i.requirements ->> '$.sponsorship' AS sponsorship,
    TRY_CAST(i.requirements -> '$.degrees.required' AS VARCHAR[]) AS degrees_required,
    TRY_CAST(i.requirements -> '$.languages.required' AS VARCHAR[][]) AS languages_required,
    TRY_CAST(i.requirements -> '$.spoken_languages' AS VARCHAR[]) AS spoken_languages
FROM (SELECT * REPLACE (CAST(requirements AS JSON) AS requirements) FROM incoming_parsed) i
JOIN store.posting_states s ON s.posting_id = i.posting_id
WHERE coalesce(i.content_hash = s.content_hash, TRUE)
