"""What each part of the score may earn at most: 100 points together.

Tuned on those judgements of `data/eval/judgements.jsonl` that are for development: docs/decisions/0012-matching.md.
"""

WEIGHTS = {
    "required skills": 26,
    "other skills": 8,
    "machine learning": 12,
    "areas": 16,
    "field of study": 7,
    "maths": 3,
    "degree": 5,
    "place": 6,
    "pay": 4,
    "freshness": 4,
    "deadline": 2,
    "company": 4,
    "words": 3,
}
