"""What a text calls by name and what so tells two roles of nearly one text apart: teams, and languages to be spoken.

Coarser than the parser's facts, and read from any text in some tens of microseconds: only the two texts' difference
counts here, no single one.
"""

import re
from functools import cache

from internscout.roles.titles import names_place
from internscout.taxonomy import terms
from internscout.taxonomy.places import cities_named, fold

__all__ = ["spoken", "teams"]

# "our Fraud Analytics team", "the Payments group": the name alone.
_TEAM = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[A-Z][\w&]*['’]s) ((?:[A-Z&][\w&/+.-]* ){1,6})"
    r"(?:[Tt]eam|[Gg]roup|[Dd]epartment|[Dd]ivision|[Oo]rganization|[Ss]quad|[Uu]nit)\b"
)
_SPEAKING = re.compile(r"fluen|proficien|\bnative|\bspeak|\bspoken|bilingual|mother tongue|\bcommand of|\benglish\b")
_WELCOME = frozenset(
    "plus asset bonus preferred preferably advantage advantageous beneficial welcome desirable".split()
)
_BEFORE, _BEHIND = 60, 50  # characters around a language in which such words are looked for
_STOPS = re.compile(r"[.;\n]")
_TAKEN_FOR_GRANTED = "en"


def teams(text: str) -> frozenset[str]:
    """The names of teams, folded; a team that is called by its place alone is none."""
    named = {fold(found[1]) for found in _TEAM.finditer(text)}
    return frozenset(name for name in named if not names_place(name.split()) and not cities_named(name))


def spoken(text: str, words: frozenset[str]) -> frozenset[str]:
    """The languages but English that a text demands, by ISO 639-1 code: they stand beside a word of speaking.

    `words` are those of the text, in small letters; languages that are not among them are not looked for.
    """
    known, text = _languages(), text.lower()
    return frozenset(known[name] for name in known.keys() & words if _demanded(name, text))


def _demanded(name: str, text: str) -> bool:
    for found in re.finditer(rf"\b{re.escape(name)}\b", text):
        before = _STOPS.split(text[max(0, found.start() - _BEFORE) : found.start()])[-1]
        behind = _STOPS.split(text[found.end() : found.end() + _BEHIND])[0]
        near = (*before.split()[-3:], *behind.replace(",", " ").split()[:6])
        if _SPEAKING.search(f"{before} {behind}") and _WELCOME.isdisjoint(near):
            return True
    return False


@cache
def _languages() -> dict[str, str]:
    """Name in small letters → code."""
    return {
        name.lower(): term.id
        for term in terms("spoken_languages")
        if term.id != _TAKEN_FOR_GRANTED
        for name in (*term.aliases, *term.exact)
    }
