DELETE FROM store.answers WHERE board = $board
