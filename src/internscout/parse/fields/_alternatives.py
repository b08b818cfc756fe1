"""Which skills of a list are alternatives: "Python, R or Julia" is one demand, "Python and C++" are two.

A list is a run of skills joined by commas, slashes, "and", "or"; what joins them, what leads into them ("such as",
"one of") and what follows ("or similar") tell whether they are alternatives. Finding skills is not done here.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from internscout.parse.fields._asks import Strength
from internscout.parse.scan import Hit
from internscout.parse.stretch import Stretch
from internscout.parse.words import WordPattern
from internscout.text import Document

# Pairs that are two names for using both, not alternatives.
_BOTH = frozenset({frozenset({"c", "c++"}), frozenset({"html", "css"})})
_SEPARATOR = re.compile(
    r"\s*(?:and/or|\b(?:and|or|und|oder|et|ou|en|of|y|o|e|plus|sowie|as well as)\b|[,/&|+•·])\s*", re.IGNORECASE
)
_OR = re.compile(r"(?i)\b(?:or|oder|ou|of|o)\b|\|\|")
_AND = re.compile(r"(?i)(?<!/)\b(?:and|und|et|en|y|e|plus|sowie|as well as)\b(?!/)|&|\+")
_BREAKERS = frozenset(
    """with in of using experience knowledge familiarity proficiency understanding skills ability a the for to on strong
    working like such e.g include including framework frameworks library libraries tools tool language languages least
    is are from as through via how other some at it's its we you your our that which will be by
    z.b z.b. z. bspw etwa insbesondere bijv bijv. zoals comme tel tels par ex ex. notamment como ejemplo
    mit von der die das avec de des une le la les con del met van""".split()
)
# What leads into a list of alternatives, and what follows one.
_ANY_LEAD = WordPattern(
    r"""(?xi)\b(?:such\ as | like | e\.\ ?g\.? | i\.\ ?e\.? | for\ (?:example|instance) | eg\b | z\.\ ?b\.? | wie
    | zum\ beispiel | beispielsweise | etwa | bspw\.?
    | comme | tels?\ que | telles?\ que | par\ ex(?:emple|\.)? | p\.\ ?ex\. | ex\ ?: | ex\.
    | bijv\.? | bijvoorbeeld | zoals | como | por\ ejemplo | p\.\ ?ej\. | either | similar\ to | preferably
    | (?:(?:one|two|three|\d)(?:\ or\ (?:more|several|two|both))?|any|some|several|combination)
      \ (?:of|from|in)\b[^,:;()]{0,60}
    | (?:at\ least|minimum)\ (?:one|1)\s[^,:;()]{0,60} | one\ or\ (?:more|several)(?:\ [^,:;()]{0,60}|(?=:))
    | mindestens\ ein\w*[^,:;()]{0,40} | (?:au\ moins|minstens|al\ menos)\ (?:un|een)\w*[^,:;()]{0,40} )
    \s*[,:(]*\s*"""
)
_SIMILAR = WordPattern(
    r"""(?xi)[\s,/)]*(?:and|und|et|or|oder|ou|of|o)?\s*(?:(?:an?|any|some|une?|einer?|een)\s+)?(?:other\s+)?
    (?:similar|equivalent(?!\s+(?:experience|degree|work|practical|combination))|comparable|related(?!\s+(?:field|degree))
    |the\ like|ähnlich\w*|vergleichbar\w*|équivalent|similaire|vergelijkba\w*|soortgelijk\w*|equivalente)"""
)
_ETC = re.compile(r"(?i)[,\s]*(?:and\s+)?(?:\betc\b|\busw\b|…|\.\.\.)")
# "…, or another language", after up to three names that we do not know; "or willingness to learn" offers no choice.
_OR_ELSE = re.compile(
    r"""(?xi)[\s/)]*(?:,\s*(?!and\b|or\b)[\w.+#/-]+(?:\ [\w.+#/-]+)?){0,3},?\s*\b(?:(?:and|und|et)/)?(?:or|oder|ou)\b
    (?!\s+(?:(?:the|an?|strong|your)\s+){0,2}(?:more|willing|have|are|can|be\b|better|equivalent\s+(?:experience|degree)
      |interest|desire|abilit|eager|passion|understanding|above|higher|at\s+least|in\s+a\b|recent))"""
)
_INCLUDING = re.compile(r"(?i)\b(?:including|incl|inkl|inclusief|notamment)\b[^,;()]{0,30}$")
# "Python or R, or in C++": what is said again after the "or" makes no new list.
_SAID_AGAIN = re.compile(
    r"""(?xi)\b(or|oder|ou)\s+(?:(?:some|prior|working|strong|good|basic|an?)\s+)?
    (?:(?:experience|knowledge|familiarity|proficiency|expertise|kenntnisse|erfahrung|connaissance)\s+)?
    (?:in|with|of|using|mit|von|avec|en|de)\b"""
)
_ASIDE = re.compile(r"\([^()]*\)")
_REACH = 90
_SHORT = 40


class Item(NamedTuple):
    """A skill where it stands, with its clause's strength and the bracket (offset of its "(") it is in, or -1."""

    hit: Hit
    strength: Strength
    bracket: int


def joined(gap: str) -> bool:
    """True when what stands between two skills makes them one list."""
    return _joined(gap) if len(gap) <= _SHORT else _joins(gap)


def _joins(gap: str) -> bool:
    if gap == " ":
        return True  # "AWS Bedrock, Azure ML"
    gap = _SAID_AGAIN.sub(r"\1 ", _ASIDE.sub(" ", gap))
    return len(gap) <= _REACH and _SEPARATOR.search(gap) is not None and _plain(gap)


_joined = lru_cache(maxsize=2048)(_joins)  # few gaps are not ", " or " and "


def _plain(text: str) -> bool:
    """True when there are only separators and short names."""
    pieces = [piece.strip(" '\"()[]:") for piece in _SEPARATOR.split(text)]
    return all(len(words := piece.lower().split()) <= 3 and _BREAKERS.isdisjoint(words) for piece in pieces)


def groups(doc: Document, run: list[Item]) -> Iterator[list[Item]]:
    """The run cut into any-of groups; what is asked for more weakly is a group of its own."""
    if len(run) == 1:
        yield run
        return
    for group in [run] if _any_of(doc, run) else _segments(doc.text, run):
        yield from by_strength(group)


def by_strength(group: list[Item]) -> Iterator[list[Item]]:
    """The group cut by how strongly its items are asked for."""
    for strength in dict.fromkeys(item.strength for item in group):
        yield [item for item in group if item.strength == strength]


def _any_of(doc: Document, run: list[Item]) -> bool:
    """True when the whole run is alternatives by what leads into it or follows it, or by being a bracket."""
    text = doc.text
    if run[0].bracket >= 0:
        return _INCLUDING.search(text, run[0].bracket, run[0].hit.start) is None
    start, end = run[0].hit.start, run[-1].hit.end
    reach = max(0, start - _REACH)
    line = max(reach, text.rfind("\n", reach, start) + 1)
    cue = None
    near = Stretch(doc, line, end + _REACH)
    for found in near.matches(_ANY_LEAD, line, start):
        cue = found
    if (cue is not None and _plain(text[cue.end() : start])) or near.opening(_SIMILAR, end, end + _REACH):
        return True
    return _ETC.match(text, end) is not None and not _INCLUDING.search(text, line, start)


def _segments(text: str, run: list[Item]) -> Iterator[list[Item]]:
    """Cut at "and", and where a comma follows an "or"; a piece with an "or" is one group, else each name or "A/B"."""
    units = [[run[0]]]
    joined_by_or = False
    for before, item in pairwise(run):
        says = _says(text[before.hit.end : item.hit.start])
        if says == "/" and not _both(units[-1], item):
            units[-1].append(item)
        elif (says == "," and joined_by_or) or says == "and":
            yield from _closed(units, joined_by_or)
            units, joined_by_or = [[item]], False
        else:
            joined_by_or = joined_by_or or says == "or"
            units.append([item])
    yield from _closed(units, joined_by_or or _OR_ELSE.match(text, run[-1].hit.end) is not None)


@lru_cache(maxsize=2048)
def _says(gap: str) -> Literal["/", "or", "and", ","]:
    """How two names of a list are joined."""
    gap = _ASIDE.sub(" ", gap)
    if gap.strip() == "/":
        return "/"
    if _OR.search(gap):
        return "or"
    return "and" if _AND.search(gap) else ","


def _both(unit: list[Item], item: Item) -> bool:
    return frozenset((unit[-1].hit.id, item.hit.id)) in _BOTH


def _closed(units: list[list[Item]], joined_by_or: bool) -> Iterator[list[Item]]:
    if joined_by_or:
        yield [item for unit in units for item in unit]
    else:
        yield from units
