-- The listing is as it is stored: nothing else needs to be written.
UPDATE store.readings SET asked_at = $asked_at, confirmed_at = $asked_at, gone = 0 WHERE board = $board
