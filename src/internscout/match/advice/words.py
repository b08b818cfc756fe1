"""How advice quotes a posting and lays out lines; what comes of strangers is printable and on one line."""

import re
from collections.abc import Iterable, Iterator

from internscout.model import Candidate, Fact
from internscout.visible import visible

_LONGEST = 160
_END = re.compile(r"[.!?;] (?=[A-ZÀ-ÖØ-Þ0-9])|; ")


def quoted(candidate: Candidate, field: str, ids: Iterable[str], strength: str = "") -> str:
    """The sentence or line in which the posting speaks of one of these, in its own words; empty when it does not.

    Of several that which speaks of them so strongly ("required"), and rather a sentence than the title.
    """
    wanted, title = set(ids), candidate.text.find("\n")
    facts = [fact for fact in candidate.facts if fact.field == field and wanted & set(_held(fact.value))]
    facts.sort(key=lambda fact: (strength not in _held(fact.value), fact.start < title, fact.start))
    return _said(candidate.text, facts[0]) if facts else ""


def _held(value: object) -> Iterator[str]:
    """All texts in a fact's value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _held(part)
    elif isinstance(value, list):
        for part in value:
            yield from _held(part)


def _said(text: str, fact: Fact) -> str:
    """A fact's words in their sentence; by themselves where the text at hand is another."""
    held = text[fact.start : fact.end] == fact.quote
    return around(text, fact.start, fact.end) if held else visible(fact.quote)


def around(text: str, start: int, end: int) -> str:
    """`text[start:end]` with the sentence around it, cut between words where that is long."""
    before, after = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    stop = after if after >= 0 else len(text)
    begin = max([before, *(found.end() + before for found in _END.finditer(text[before:start]))])
    closing = _END.search(text, end, stop)
    return _cut(text, (begin, closing.start() + 1 if closing else stop), start, end)


def _cut(text: str, sentence: tuple[int, int], start: int, end: int) -> str:
    """The sentence, no longer than `_LONGEST`, `text[start:end]` kept."""
    begin, stop = sentence
    if stop - begin <= _LONGEST:
        return visible(text[begin:stop]).lstrip("-•*· ")
    room = max(0, _LONGEST - (end - start)) // 2
    first, last = max(begin, start - room), min(stop, end + room)
    if first > begin:
        first = text.find(" ", first, start) + 1 or start
    if last < stop:
        last = max(text.rfind(" ", end, last), end)
    return f"{'…' if first > begin else ''}{visible(text[first:last])}{'…' if last < stop else ''}"


def heading(candidate: Candidate) -> str:
    """`Title — Company`."""
    return " — ".join(visible(part) for part in (candidate.title, candidate.company) if part)


def count(number: int, one: str, many: str = "") -> str:
    """`1 role`, `12 roles`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
