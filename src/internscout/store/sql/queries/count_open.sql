SELECT count(*) FROM store.posting_states WHERE via_board = $board AND status = 'open'
