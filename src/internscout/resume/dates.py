"""The months that a line of a résumé names: "Sep 2024 – Jun 2027", "2025-10", "06/2027", "expected 2027", "present"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MONTHS = {
    "jan": 1, "feb": 2, "fév": 2, "fev": 2, "mar": 3, "mär": 3, "apr": 4, "avr": 4, "abr": 4, "may": 5, "mai": 5,
    "mei": 5, "jun": 6, "juin": 6, "jul": 7, "juil": 7, "aug": 8, "aoû": 8, "ago": 8, "sep": 9, "oct": 10, "okt": 10,
    "nov": 11, "dec": 12, "dez": 12, "déc": 12, "dic": 12,
}  # fmt: skip
_DATE = re.compile(
    r"\b(?P<y1>20\d\d)[-/.](?P<m1>0?[1-9]|1[0-2])(?:[-/.]\d{1,2})?\b"
    r"|\b(?P<m2>0?[1-9]|1[0-2])[/.](?P<y2>20\d\d)\b"
    r"|\b(?P<name>[^\W\d_]{3,10})\.?,?\s+(?:of\s+)?(?P<y3>20\d\d)\b"
    r"|\b(?P<y4>20\d\d)\b",
    re.IGNORECASE,
)
_ONGOING = re.compile(
    r"\b(?:present|current(?:ly)?|now|ongoing|today|heute|aktuell|laufend|en cours|aujourd'hui|présent|actualidad"
    r"|actual|heden)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A month, or a year whose month is not stated (0)."""

    year: int
    month: int = 0


def ongoing(text: str) -> bool:
    """Whether the words themselves say that it goes on."""
    return bool(_ONGOING.search(text))


def dates(text: str) -> Iterator[When]:
    """All dates in a text, as they stand."""
    for found in _DATE.finditer(text):
        year = int(found["y1"] or found["y2"] or found["y3"] or found["y4"])
        stated = found["m1"] or found["m2"]
        named = (found["name"] or "").casefold()
        month = _MONTHS.get(named[:4], _MONTHS.get(named[:3], 0))
        yield When(year, int(stated) if stated else month)
