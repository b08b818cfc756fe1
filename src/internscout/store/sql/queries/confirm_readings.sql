-- The listings are as they are stored: nothing else needs to be written.
UPDATE store.readings SET asked_at = $asked_at, confirmed_at = $asked_at, gone = 0
WHERE board IN (SELECT unnest(CAST($boards AS VARCHAR[])))
