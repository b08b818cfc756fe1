-- One of a clock that ran far ahead does not count.
SELECT max(written_at) FROM store.digests WHERE profile = $profile AND written_at <= $until
