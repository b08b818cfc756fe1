-- What each incoming posting means for what is stored. `via` is the board whose listing brings it.
--   speaks:     its wording counts: it comes from the posting's own board, or from the board that it is attributed to,
--               or it brings the full text of one that is not open, or that is only known thin.
--   present:    its being there counts: as above, or the posting was never seen on its own board, or that board is not
--               read any more. Of one whose last day to apply is over only a new wording counts.
--   is_changed: a new wording. A thin row never replaces a full version.
INSERT INTO decided
WITH met AS (
    SELECT
        i.posting_id, i.content_hash, i.thin, i.via,
        s.posting_id IS NULL AS is_new,
        i.board = i.via AS own,
        coalesce(s.via_board = s.board AND s.close_reason IS DISTINCT FROM 'board not read any more', FALSE) AS had_own,
        coalesce(s.status, 'open') AS had_status,
        coalesce(s.thin, FALSE) AS had_thin,
        s.content_hash AS had_hash,
        s.version AS had_version,
        s.via_board AS had_via,
        coalesce(s.close_reason IN ('deadline passed', 'valid through passed'), FALSE) AS had_passed
    FROM incoming i
    LEFT JOIN store.posting_states s ON s.posting_id = i.posting_id
),
heard AS (
    SELECT *, is_new OR own OR had_via = via OR (NOT thin AND (had_status <> 'open' OR had_thin)) AS speaks FROM met
),
worded AS (
    SELECT *, NOT is_new AND speaks AND (had_thin OR NOT thin) AND content_hash <> had_hash AS is_changed FROM heard
),
judged AS (
    SELECT *, (speaks OR NOT had_own) AND (NOT had_passed OR is_changed) AS present FROM worded
)
SELECT
    posting_id, content_hash, thin, is_new, present, is_changed,
    present AND had_status = 'closed' AS reopened,
    coalesce(had_version, 0) + CAST(is_new OR is_changed AS INTEGER) AS version,
    CASE
        WHEN is_new OR own THEN via
        WHEN present AND had_status <> 'open' THEN via
        WHEN NOT had_own AND had_thin AND NOT thin THEN via
        ELSE had_via
    END AS via_board,
    via
FROM judged
