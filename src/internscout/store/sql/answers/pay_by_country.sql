CREATE OR REPLACE VIEW pay_by_country AS
WITH placed AS (
    SELECT
        unnest(countries) AS country,
        (coalesce(pay_hourly_usd_min, pay_hourly_usd_max) + coalesce(pay_hourly_usd_max, pay_hourly_usd_min)) / 2 AS hourly_usd,
        pay_currency
    FROM open_internships
)
SELECT
    country,
    count(*) AS postings,
    count(hourly_usd) AS with_pay,
    round(min(hourly_usd), 2) AS lowest_hourly_usd,
    round(quantile_cont(hourly_usd, 0.25), 2) AS quarter_hourly_usd,
    round(median(hourly_usd), 2) AS median_hourly_usd,
    round(quantile_cont(hourly_usd, 0.75), 2) AS three_quarters_hourly_usd,
    round(max(hourly_usd), 2) AS highest_hourly_usd,
    list_sort(list(DISTINCT pay_currency) FILTER (hourly_usd IS NOT NULL AND pay_currency IS NOT NULL)) AS currencies
FROM placed
WHERE country IS NOT NULL
GROUP BY country
ORDER BY with_pay DESC, postings DESC, country;

COMMENT ON VIEW pay_by_country IS 'Pay of open internships by country, in comparable figures: the middle of each stated range in US dollars an hour';
COMMENT ON COLUMN pay_by_country.country IS 'ISO 3166 alpha-2; a posting with several countries counts in each';
COMMENT ON COLUMN pay_by_country.postings IS 'Open internships there';
COMMENT ON COLUMN pay_by_country.with_pay IS 'Of these, those with a stated pay that can be converted: what all figures rest on';
COMMENT ON COLUMN pay_by_country.lowest_hourly_usd IS 'The lowest';
COMMENT ON COLUMN pay_by_country.quarter_hourly_usd IS 'A quarter pays less';
COMMENT ON COLUMN pay_by_country.median_hourly_usd IS 'Half pay less';
COMMENT ON COLUMN pay_by_country.three_quarters_hourly_usd IS 'Three quarters pay less';
COMMENT ON COLUMN pay_by_country.highest_hourly_usd IS 'The highest';
COMMENT ON COLUMN pay_by_country.currencies IS 'The currencies that were stated';
