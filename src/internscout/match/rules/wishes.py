"""Rules on what the student looks for: kind of work, how much machine learning, companies and words to avoid."""

import re
from functools import cache, lru_cache

from internscout.match.case import Case
from internscout.match.known import KNOWING, known
from internscout.match.view import looks_at
from internscout.match.words import KINDS, several
from internscout.model import Check
from internscout.taxonomy import shown

_ML = {"core": "the main work", "adjacent": "part of the work"}
_NO_ML = "none named"
_ONLY_TITLE = "the list gives only a title, which does not say"


@looks_at("kind", ("wanted.kinds",), ("asks.kind", "ad.thin"))
def kind(case: Case) -> Check | None:
    """Whether it is an internship, a thesis …, as wanted; a bare title without such a word proves nothing."""
    wanted, stated = case.profile.wanted.kinds, case.asks.kind
    if not wanted:
        return None
    if stated in wanted:
        return case.check("kind", "yes", KINDS[stated], field="kind")
    if stated is None or (case.ad.thin and stated in ("employee", "other")):
        return case.check("kind", "unknown", _ONLY_TITLE if case.ad.thin else "kind of work not stated")
    return case.check("kind", "no", f"it is {KINDS.get(stated, stated)}", field="kind")


@looks_at("machine learning", ("wanted.ml", *KNOWING), ("asks.ml", "ad.thin", "ad.ml_doubts"))
def machine_learning(case: Case) -> Check | None:
    """Whether there is as much machine learning as wanted; a bare title without it proves nothing.

    A question is also what names none, but works with data in a way that is the student's own; and what was all but
    read as the main work, in an area of the student's.
    """
    wanted, stated = case.profile.wanted.ml, case.asks.ml
    if not wanted:
        return None
    if stated in wanted:
        return case.check("machine learning", "yes", _ML.get(stated, _NO_ML), field="ml")
    if stated is None or (case.ad.thin and stated == "none"):
        return case.check("machine learning", "unknown", _ONLY_TITLE if case.ad.thin else "not stated", field="ml")
    said, knows = _ML.get(stated, _NO_ML), known(case.profile)
    if own := tuple(area for area in case.ad.ml_doubts if area in knows):
        named = several(shown("areas", own))
        why = f"{said}, but {named}, which you know" if stated == "none" else f"{said}, perhaps more: {named}"
        return case.check("machine learning", "unknown", why, field="areas", values=own)
    return case.check("machine learning", "no", said, field="ml")


@looks_at("company", ("wanted.companies_never",), ("ad.company",))
def company(case: Case) -> Check | None:
    """Whether the company is one to avoid."""
    if name := next((n for n in case.profile.wanted.companies_never if is_company(case, n)), None):
        return case.check("company", "no", f"{name} is on your companies_never")
    return None


def is_company(case: Case, name: str) -> bool:
    """True when the posting's company is `name`, or begins with it as whole words ("Acme" is "Acme Robotics Inc.")."""
    wanted, stated = _words(name), _words(case.ad.company)
    return bool(wanted) and stated[: len(wanted)] == wanted


@lru_cache(2**16)  # a pool asks of each company for every student
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


@looks_at("words", ("wanted.words_never",), ("title", "text"))
def words(case: Case) -> Check | None:
    """Whether the posting holds a word to avoid."""
    for word in case.profile.wanted.words_never:
        for text in (case.title, case.text):
            if found := find_word(word, text):
                why = f"holds {word!r}, which is on your words_never"
                return Check("words", "no", why, _around(text, found.start(), found.end()))
    return None


def find_word(word: str, text: str) -> re.Match[str] | None:
    """Where a word stands that is no part of a longer one, in any case."""
    # Plain search is many times as fast as the pattern, and most texts do not have the word.
    return _whole(word).search(text) if word.casefold() in _folded(text) else None


@lru_cache(maxsize=2)
def _folded(text: str) -> str:
    """The title and the text that one word after another is looked for in."""
    return text.casefold()


@cache
def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)


def _around(text: str, start: int, end: int) -> str:
    """`text[start:end]` with up to 60 characters of its line on either side, cut between words."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    first = line_start if start - line_start <= 60 else text.find(" ", start - 60, start) + 1 or start
    last = line_end if line_end - end <= 60 else text.rfind(" ", end, end + 60)
    return text[first : max(last, end)]
