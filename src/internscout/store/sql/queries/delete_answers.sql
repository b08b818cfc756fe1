DELETE FROM store.answers WHERE board IN (SELECT board FROM incoming_readings)
