"""What each part of the score may earn at most: 100 points together.

Tuned on those judgements of `data/eval/judgements.jsonl` that are for development: docs/decisions/0012-matching.md.
"""

WEIGHTS = {
    "areas": 34,
    "title": 6,
    "required skills": 7,
    "other skills": 2,
    "machine learning": 12,
    "field of study": 7,
    "maths": 1,
    "degree": 1,
    "place": 14,
    "pay": 2,
    "freshness": 2,
    "deadline": 1,
    "company": 2,
    "words": 2,
    "open questions": 7,
}
