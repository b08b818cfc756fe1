-- What is refused may be asked for again.
DELETE FROM store.outbox_forms
WHERE digest NOT IN (SELECT digest FROM store.outbox WHERE state IN ('owed', 'refused'))
