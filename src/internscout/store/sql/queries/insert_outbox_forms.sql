INSERT INTO store.outbox_forms SELECT digest, form, body FROM incoming_forms
