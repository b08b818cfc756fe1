"""What each part of the score may earn at most: 100 points together.

From a ridge regression on judged postings, each profile left out in turn: docs/decisions/0012-matching.md.
"""

WEIGHTS = {
    "areas": 32,
    "title": 8,
    "required skills": 10,
    "other skills": 4,
    "machine learning": 9,
    "field of study": 3,
    "maths": 1,
    "degree": 1,
    "place": 14,
    "pay": 2,
    "freshness": 2,
    "deadline": 1,
    "company": 2,
    "words": 2,
    "open questions": 9,
}
