-- How many postings are open.
SELECT count(*) FROM store.posting_states WHERE status = 'open'
