-- Boards that showed no posting at their last reading, the longest silence first; those never heard of before all others.
SELECT
    board,
    strftime(last_yield_at, '%Y-%m-%d') AS last_posting,
    last_outcome AS outcome,
    last_reason AS why
FROM boards
WHERE last_asked_at IS NOT NULL AND last_yield_at IS DISTINCT FROM last_asked_at
ORDER BY last_yield_at NULLS FIRST, board
