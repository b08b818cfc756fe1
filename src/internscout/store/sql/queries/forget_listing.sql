-- The next reading of this board is no longer compared with the last: what that one read is not all.
UPDATE store.readings SET listing = '' WHERE board = $board
