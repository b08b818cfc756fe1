INSERT INTO store.runs VALUES ($run_id, $started_at, NULL, 'running', $program_version, $parser_version, $boards)
