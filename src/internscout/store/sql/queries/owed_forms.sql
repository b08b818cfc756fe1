SELECT form, body FROM store.outbox_forms WHERE digest = $digest
