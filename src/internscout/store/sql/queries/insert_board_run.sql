INSERT INTO store.board_runs VALUES (
    $run_id, $board, $status, $reason, $complete, $seen, $new, $changed, $closed, $reopened, $row_faults, $unread_keys,
    $requests, $received_bytes, $saved_at, $outcome, $gap, $not_modified, $seconds, $held
)
