CREATE OR REPLACE VIEW row_faults AS
SELECT run_id, board, row_name, why FROM store.row_faults;

COMMENT ON VIEW row_faults IS 'Rows of a board that could not be read or stored';
COMMENT ON COLUMN row_faults.run_id IS 'The run';
COMMENT ON COLUMN row_faults.board IS 'The board';
COMMENT ON COLUMN row_faults.row_name IS 'Which row of the answer';
COMMENT ON COLUMN row_faults.why IS 'What was wrong with it';
