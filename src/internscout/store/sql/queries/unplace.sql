-- Forget the roles of the postings that wait in asked_keys, so that they are placed anew.
DELETE FROM store.role_members WHERE posting_id IN (SELECT key FROM asked_keys WHERE kind = 'posting')
