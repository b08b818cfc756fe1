SELECT profile, count(*) FROM applications GROUP BY profile ORDER BY profile
