-- The next postings that wait (unplaced.sql): so many, and what is left of the last one's company.
SELECT * EXCLUDE (number, company_key)
FROM waiting
WHERE number > $after
    AND number <= (SELECT max(number) FROM waiting WHERE company_key IS NOT DISTINCT FROM
        (SELECT company_key FROM waiting WHERE number = least($after + $most, (SELECT max(number) FROM waiting))))
ORDER BY number
