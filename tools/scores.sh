#!/bin/sh
# Score the parser on all labelled postings there are: the project's own, and those of the shared folder where it is
# there (INTERNSCOUT_SHARED, else ../shared). Fails when a macro F1 is below the one accepted last.
# With --accept the scores of now are the accepted ones.
set -eu
cd "$(dirname "$0")/.."
shared=${INTERNSCOUT_SHARED:-../shared}
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
failed=0
score() { # LABELS DOCUMENTS [options]
  labels=$1 documents=$2
  shift 2
  echo "== $(basename "$labels" _labels.jsonl)"
  .venv/bin/internscout eval "$labels" "$documents" --accepted data/eval/scores.json "$@" || failed=1
}
for labels in data/eval/*_labels.jsonl "$shared"/eval/*_labels.jsonl; do
  if [ -f "$labels" ]; then
    score "$labels" "${labels%_labels.jsonl}_docs.jsonl" "$@"
  else
    echo "scores: no $labels here; left out"
  fi
done
for labels in data/eval/corpus/*_labels.jsonl; do
  if [ -f "$shared/corpus/postings.parquet" ]; then
    documents=$made/$(basename "$labels")
    .venv/bin/python tools/corpus_docs.py "$labels" "$shared/corpus/postings.parquet" > "$documents"
    score "$labels" "$documents" "$@"
  else
    echo "scores: no $shared/corpus/postings.parquet here; $labels is left out"
  fi
done
exit $failed
