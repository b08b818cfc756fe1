-- Boards that showed no posting at their last reading, the longest silence first; those never heard of before all others.
SELECT
    board,
    strftime(last_yield_at, '%Y-%m-%d') AS last_posting,
    last_outcome AS outcome,
    coalesce(nullif(last_reason, ''), CASE last_outcome
        WHEN 'empty_confirmed' THEN 'it says that it has none'
        WHEN 'unchanged' THEN 'none before, and it is as it was'
        ELSE 'its rows are not on offer, or on other boards'
    END) AS why
FROM boards
WHERE last_asked_at IS NOT NULL AND last_yield_at IS DISTINCT FROM last_asked_at
ORDER BY last_yield_at NULLS FIRST, board
