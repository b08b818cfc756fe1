SELECT strftime(happened_at, '%Y-%m') AS month, * FROM store.events
