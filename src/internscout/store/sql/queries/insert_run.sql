INSERT INTO store.runs (run_id, started_at, status, program_version, parser_version, boards)
VALUES ($run_id, $started_at, 'running', $program_version, $parser_version, $boards)
