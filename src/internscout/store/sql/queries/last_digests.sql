-- When a digest of each profile was last written; one of a clock that ran far ahead does not count.
SELECT profile, max(written_at) FROM store.digests WHERE written_at <= $until GROUP BY profile
