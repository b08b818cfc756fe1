#!/bin/sh
# Score the parser on all labelled postings there are: the project's own, and those of the shared folder where it is
# there (INTERNSCOUT_SHARED, else ../shared). Fails when a macro F1 is below the one accepted last.
# With --accept the scores of now are the accepted ones.
set -eu
cd "$(dirname "$0")/.."
shared=${INTERNSCOUT_SHARED:-../shared}
failed=0
for labels in data/eval/*_labels.jsonl "$shared"/eval/*_labels.jsonl; do
  if [ -f "$labels" ]; then
    echo "== $(basename "$labels" _labels.jsonl)"
    .venv/bin/internscout eval "$labels" "${labels%_labels.jsonl}_docs.jsonl" --accepted data/eval/scores.json "$@" || failed=1
  else
    echo "scores: no $labels here; left out"
  fi
done
exit $failed
