r"""The literals without which a regular expression cannot match, read off its syntax tree.

`\b(?:paid|unpaid) (?:[\w-]+ ){0,3}internships?` cannot match where there is no "internship", and each match begins
with "paid" or "unpaid". So a thousand patterns need no more than one search for all their literals together; each is
then tried where it can match. Google's RE2 does the same for its `FilteredRE2`.

Literals are flat (`flat.py`): "you're" is "you re". They promise only that nothing is missed.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

# Nothing public in `re` gives the tree, and an own reader of the syntax would be a second one to keep right. The tests
# read every pattern that we have with each supported Python.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as syntax  # type: ignore[attr-defined]
from typing import Any, TypeAlias

from internscout.parse.commonness import commonness
from internscout.parse.flat import flat

__all__ = ["Literal", "Trigger", "longest", "trigger"]

_EDGE = "|"  # in strings that are being read: here a word begins or ends (flat text has no such character)
_EXACT = 120  # more spellings than this are not multiplied with what follows
_MOST = 4000  # more literals than this are no trigger
_TRIED = 8.0  # a search through a sentence costs about so many tries at one place

_Strings: TypeAlias = frozenset[str]
_NOTHING: _Strings = frozenset(("",))
_COMPARED = 100  # each is held against each
_EDGES = re.compile(r"(?=([^|])\|+([^|]))")


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """Flat bytes; `lead` is 1 when the first of them is the blank before a match's word, which is none of the match."""

    flat: bytes
    lead: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """Each match holds one of the literals; with `opens` it begins with it."""

    literals: frozenset[Literal]
    opens: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a part of a pattern.

    `exact`: all that it can match, if that is little. `some`: one of these is in each match. `first`: each match
    begins with one of these.
    """

    exact: _Strings | None = None
    some: _Strings | None = None
    first: _Strings | None = None


_UNKNOWN = _Known()


def trigger(pattern: str, flags: int = 0, *, inside: bool = False) -> Trigger:
    """What must be in a text for the pattern to match. Raises ValueError when it can match without any word.

    With `inside`, matches may begin anywhere: for patterns that open with words of every posting ("the … internship").
    """
    known = _sequence(syntax.parse(pattern, flags))
    candidates = [(_TRIED, False, known.some)] if inside else [(_TRIED, False, known.some), (1.0, True, known.first)]
    rated = [
        (_rarity(found) * cost, opens, found)
        for cost, opens, strings in candidates
        if strings and (found := _literals(strings, opens=opens))
    ]
    if not rated:
        raise ValueError(f"no word stands in each match of {pattern[:80]!r}")
    _, opens, literals = min(rated, key=lambda candidate: candidate[0])
    return Trigger(literals, opens)


def longest(pattern: str, flags: int = 0) -> int:
    """The most characters that a match of the pattern can have."""
    return int(syntax.parse(pattern, flags).getwidth()[1])


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Known:
    run, whole, first = _NOTHING, True, None
    candidates: list[_Strings] = []
    for known in map(_node, items):
        if known.exact is not None and len(run) * len(known.exact) <= _EXACT:
            run = _joined(run, known.exact)
            continue
        if whole:  # so far all was known: what comes now opens the match behind it
            opening = known.first if known.exact is None else known.exact
            first = _joined(run, opening) if opening and len(run) * len(opening) <= _MOST else run
        whole = False
        candidates += [run, *([known.some] if known.some else [])]
        run = known.exact if known.exact is not None else _NOTHING
    if whole:
        return _Known(run, run, run)
    return _Known(None, _rarest([*candidates, run]), first)


def _node(item: tuple[Any, Any]) -> _Known:
    kind, value = item
    reader = _READERS.get(kind)
    return reader(value) if reader else _UNKNOWN


def _set(members: Sequence[tuple[Any, Any]]) -> _Known:
    found: set[str] = set()
    for kind, value in members:
        if kind is op.LITERAL:
            found.add(_character(value))
        elif kind is op.RANGE and value[1] - value[0] <= 10:
            found |= {_character(code) for code in range(value[0], value[1] + 1)}
        elif kind is op.CATEGORY and value in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD):
            found.add(" ")
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            found |= set("0123456789")
        else:
            return _UNKNOWN
    return _exactly(found)


def _branch(value: tuple[Any, Sequence[Any]]) -> _Known:
    branches = [_sequence(branch) for branch in value[1]]
    return _Known(
        _union([branch.exact for branch in branches]),
        _union([branch.some for branch in branches]),
        _union([branch.first for branch in branches]),
    )


def _union(parts: Sequence[_Strings | None]) -> _Strings | None:
    known = [part for part in parts if part is not None]
    joined = frozenset[str]().union(*known)
    return joined if len(known) == len(parts) and len(joined) <= _MOST else None


def _repeat(value: tuple[int, Any, Any]) -> _Known:
    least, most, items = value
    known = _sequence(items)
    if least == 0:
        optional = known.exact | _NOTHING if known.exact is not None and most == 1 else None
        return _Known(optional, optional, optional)
    return known if most == 1 else _Known(None, known.some, known.first)


def _look_for_no(value: tuple[int, Any]) -> _Known:
    return _exactly((_EDGE if _any_letter(value[1]) else "",))


def _any_letter(items: Iterable[tuple[Any, Any]]) -> bool:
    r"""True for the `\w` of `(?<!\w)` and of `(?<![\w-])`: no letter stands there."""
    parts = list(items)
    if len(parts) != 1 or parts[0][0] is not op.IN:
        return False
    return (op.CATEGORY, op.CATEGORY_WORD) in parts[0][1]


def _exactly(strings: Iterable[str]) -> _Known:
    known = frozenset(strings)
    return _Known(known, known, known)


def _character(code: int) -> str:
    return flat(chr(code))[1:-1].decode("latin-1")


_READERS: dict[Any, Callable[[Any], _Known]] = {
    op.LITERAL: lambda code: _exactly((_character(code),)),
    op.IN: _set,
    op.BRANCH: _branch,
    op.SUBPATTERN: lambda value: _sequence(value[3]),
    op.ATOMIC_GROUP: _sequence,
    op.MAX_REPEAT: _repeat,
    op.MIN_REPEAT: _repeat,
    op.POSSESSIVE_REPEAT: _repeat,
    op.AT: lambda value: _exactly((_EDGE if value is op.AT_BOUNDARY else "",)),
    op.ASSERT: lambda _: _exactly(("",)),  # what is only looked for makes the matches fewer
    op.ASSERT_NOT: _look_for_no,
}


def _joined(before: _Strings, after: _Strings) -> _Strings:
    return frozenset(a + b for a, b in product(before, after))


def _rarest(candidates: Sequence[_Strings]) -> _Strings | None:
    rated = [
        (_rarity(literals), candidate) for candidate in candidates if (literals := _literals(candidate, opens=False))
    ]
    return min(rated, key=lambda one: one[0])[1] if rated else None


def _literals(strings: _Strings, *, opens: bool) -> frozenset[Literal] | None:
    """The strings as literals; None when one of them has no letter, and so could be anywhere."""
    found = {literal for string in strings if (literal := _literal(string))}
    if any(not literal.flat.strip() for literal in found):
        return None
    short: list[bytes] = []  # a longer one is not needed where a shorter one begins it, or stands in it
    for text in sorted({literal.flat for literal in found}):
        if not (short and text.startswith(short[-1])):
            short.append(text)
    if not opens and len(short) <= _COMPARED:
        short = [one for one in short if not any(one != other and other in one for other in short)]
    kept = frozenset(short)
    return frozenset(literal for literal in found if literal.flat in kept)


@lru_cache(maxsize=100_000)
def _literal(string: str) -> Literal | None:
    """None for a string that no text can hold: the edge of a word between two letters."""
    body = string.strip(_EDGE)
    if _EDGE in body and any(a.isalnum() and b.isalnum() for a, b in _EDGES.findall(body)):
        return None
    plain = body.replace(_EDGE, "")
    lead = string.startswith(_EDGE) and plain[:1] not in ("", " ")
    trail = string.endswith(_EDGE) and plain[-1:] not in ("", " ")
    return Literal(f"{' ' * lead}{plain}{' ' * trail}".encode("latin-1"), int(lead))


def _rarity(literals: Iterable[Literal]) -> float:
    return sum(commonness(literal.flat.decode("latin-1")) for literal in literals)
