-- The later digest that holds what this one told, made because the recipient did not take this one.
ALTER TABLE store.outbox ADD COLUMN replaced_by INTEGER;
