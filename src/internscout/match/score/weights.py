"""What each part of the score may earn at most: 100 points together.

Tuned on those judgements of `data/eval/judgements.jsonl` that are for development: docs/decisions/0012-matching.md.
"""

WEIGHTS = {
    "areas": 36,
    "title": 9,
    "required skills": 15,
    "other skills": 3,
    "machine learning": 9,
    "field of study": 3,
    "maths": 1,
    "degree": 5,
    "place": 8,
    "pay": 2,
    "freshness": 2,
    "deadline": 1,
    "company": 3,
    "words": 3,
}
