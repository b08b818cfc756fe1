"""Postings of made-up words for the benches: as long, as varied and as many facts as those that employers write.

Words are drawn by Zipf's law out of a made-up vocabulary, a part of each text is the same on the whole board (as what
an employer says of itself is), and every text has a character beyond Latin-1. The shares were chosen so that zstd, as
DuckDB uses it, makes of these texts what it makes of real ones: 0.27 of their bytes.
"""

import random
from collections.abc import Iterator

import numpy as np

from internscout.model import Board, BoardResult, Fact, Json, Parsed, Posting

LENGTH, FACTS = 5_000, 20
OF_THE_BOARD = 0.3
KINDS = ("internship", "employee", "employee", "coop", "new_grad", "employee", "internship", "employee")
COUNTRIES = ("US", "DE", "GB", "CA", "FR", "CH", "IN", "NL", "SG", "JP")
LANGUAGES = ("python", "cpp", "rust", "java", "sql", "julia", "go", "r")
_VOCABULARY, _DRAWN = 30_000, 1_000_000
_LETTERS, _SHARES = "etaoinshrdlcumwfgypbvk", (12, 9, 8, 8, 7, 7, 6, 6, 6, 4, 4, 3, 3, 2, 2, 2, 2, 2, 2, 2, 1, 1)
_SENTENCE = 14  # words


class Writer:
    """Writes sentences; two of the same seed write the same."""

    def __init__(self, seed: int = 1) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - words, not secrets
        self._numbers = np.random.default_rng(seed)
        words = [self._word(rank) for rank in range(_VOCABULARY)]
        weights = 1 / np.arange(2.7, _VOCABULARY + 2.7)
        drawn = self._numbers.choice(_VOCABULARY, size=_DRAWN, p=weights / weights.sum())
        self._drawn = [words[rank] for rank in drawn]

    def _word(self, rank: int) -> str:
        # The rarer the longer.
        length = round(self.chance.gauss(2.5 + min(rank, 3_000) ** 0.25 * 0.6, 2))
        return "".join(self.chance.choices(_LETTERS, _SHARES, k=min(max(length, 1), 12)))

    def sentences(self, characters: int) -> list[str]:
        """Sentences of so many characters in all, with the marks of a list around each."""
        written: list[str] = []
        left = characters
        for first in self._numbers.integers(0, _DRAWN - _SENTENCE, characters // 40):
            sentence = " ".join(self._drawn[first : first + _SENTENCE]).capitalize()
            left -= len(sentence) + len("<li>.</li>")
            written.append(f"{sentence}.")
            if left <= 0:
                break
        return written


def results(postings: int, boards: int, *, unchanged: bool) -> Iterator[BoardResult]:
    """Boards of a run, made as they are asked for."""
    writer = Writer()
    each = postings // boards
    for n in range(boards):
        board = Board("greenhouse", f"b{n}", f"Acme {n}")
        if unchanged:
            yield BoardResult(board, complete=True, requests=1, outcome="unchanged")
            continue
        about = [*writer.sentences(int(LENGTH * OF_THE_BOARD)), "We’re an equal opportunity employer."]
        made = tuple(_posting(writer, board, i, about) for i in range(each))
        yield BoardResult(board, made, complete=True, requests=1, listing="x")


def _posting(writer: Writer, board: Board, number: int, about: list[str]) -> Posting:
    own = writer.sentences(int(LENGTH * (1 - OF_THE_BOARD)))
    return Posting(
        board,
        str(4_000_000_000 + number),
        own[0][:50],
        f"https://jobs.example/{board.token}/jobs/{number}",
        board.company,
        location="Springfield",
        locations=("Springfield",),
        description="".join(f"<li>{sentence}</li>" for sentence in [*own, *about])[:LENGTH],
        details=(("Department", "Research"), ("Employment type", "Intern")),
    )


def parsed(posting: Posting) -> Parsed:
    """What a parser might read: text without marks, requirements of a kilobyte, facts of words and of objects."""
    chance = random.Random(posting.id)  # noqa: S311 - words, not secrets
    text = posting.description.replace("<li>", "").replace("</li>", "\n")
    facts = tuple(_fact(text, n, chance.choice(LANGUAGES)) for n in range(FACTS))
    return Parsed(requirements(chance), facts, text, "parser-1")


def _fact(text: str, n: int, language: str) -> Fact:
    start = 60 * n
    value: Json = {"id": language, "strength": "required"} if n % 3 == 2 else f"value-{n}"
    return Fact(f"field{n}", value, text[start : start + 29], start, start + 29, "made-up", 0.9)


def requirements(chance: random.Random) -> dict[str, Json]:
    """All fields, some of them stated, as a parser gives them."""
    low = chance.randrange(20, 60)
    return {
        "areas": ["nlp"], "benefits": ["health-insurance", "retirement", "transport", "equity", "meals"],
        "citizenship": [], "class_standing": [], "clearance": None, "deadline": None,
        "degrees": {"required": [chance.choice(("bachelor", "master", "phd"))], "preferred": [], "enrolled": True},
        "duration": None, "experience_years_min": None, "export_control": None, "fields_of_study": ["computer-science"],
        "frameworks": {"required": [["pytorch"]], "preferred": [], "mentioned": []}, "gpa_min": None,
        "graduation": {"from": "2026-12", "to": "2027-06"}, "hours_per_week": None, "kind": chance.choice(KINDS),
        "languages": {"required": [[chance.choice(LANGUAGES)]], "preferred": [], "mentioned": ["sql"]},
        "locations": [{"city": "Springfield", "region": None, "country": chance.choice(COUNTRIES)}], "maths": [],
        "ml": chance.choice(("core", "adjacent", "none")), "posting_language": "en",
        "salary": {"min": low, "max": low + 10, "currency": "USD", "period": "hour", "comparable": {
            "hourly_usd_min": low, "hourly_usd_max": low + 10, "annual_usd_min": None, "annual_usd_max": None,
            "assumption": None, "rates_date": "2026-01-02"}},
        "soft_skills": ["curiosity"], "spoken_languages": [], "sponsorship": chance.choice((None, "offered")),
        "start": {"season": "summer", "year": 2027, "month": None}, "work_authorization": None, "workplace": "hybrid",
    }  # fmt: skip
