"""The texts of openings as sets of words, without what a company writes into all of its postings.

The words are those of the whole text, and of its duties and requirements alone, where headings tell which these are:
two openings of one role in two towns differ in benefits, pay and the paragraph about the company. Texts are read when
they are first asked for: most openings have nobody to be compared with.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from internscout.roles.named import spoken, teams
from internscout.text import Section, plain_lines
from internscout.text.structure import sectioned

__all__ = ["SAMPLE", "Bodies", "Body", "Likeness", "Texts", "likeness"]

Texts: TypeAlias = Callable[[Collection[str]], Mapping[str, str]]

_CORE = frozenset((Section.ROLE, Section.DUTIES, Section.REQUIREMENTS, Section.PREFERRED))
_ENDS = (". ", "! ", "? ", "; ", ": ")
_EDGES = " .,:;!?*-–—•·\t\"'()"
_WORD = re.compile(r"\w+")
_LONGEST_EXCERPT = 700
SAMPLE, _FEWEST = 40, 6  # of a company's openings with different titles: boilerplate cannot be told from fewer
_LANGUAGES = {
    "en": frozenset("the and with you your our for are will".split()),
    "de": frozenset("und der die mit wir du sie fur für deine".split()),
    "nl": frozenset("het een en van je wij voor met jouw onze".split()),
    "fr": frozenset("les des et vous nous pour dans une votre notre".split()),
    "es": frozenset("los las del para con una por que nuestro tus".split()),
}


@dataclass(slots=True)
class Body:
    """One opening's words: of the whole text, and of its duties and requirements, read when first asked for.

    `excerpt` is true for the first lines of a text that go on elsewhere, as some boards give them.
    """

    text: str
    common: frozenset[str]
    words: frozenset[str] = field(init=False)
    _core: frozenset[str] | None = None
    _teams: frozenset[str] | None = None
    _spoken: frozenset[str] | None = None

    def __post_init__(self) -> None:
        self.words = _words(self.text, self.common)

    @property
    def excerpt(self) -> bool:
        return len(self.text) < _LONGEST_EXCERPT and self.text.rstrip().endswith(("…", "..."))

    @property
    def core(self) -> frozenset[str]:
        if self._core is None:
            lines = [line.text for line, section in sectioned(plain_lines(self.text)) if section in _CORE]
            self._core = _words("\n".join(lines), self.common)
        return self._core

    @property
    def teams(self) -> frozenset[str]:
        """The teams that the text names."""
        if self._teams is None:
            self._teams = teams(self.text)
        return self._teams

    @property
    def spoken(self) -> frozenset[str]:
        """The languages that the text asks for."""
        if self._spoken is None:
            self._spoken = spoken(self.text, self.words)
        return self._spoken

    @property
    def language(self) -> str:
        """The language most of whose little words stand in the text; empty for an undecided one."""
        found = {name: len(little & self.words) / len(little) for name, little in _LANGUAGES.items()}
        first, second = sorted(found.values(), reverse=True)[:2]
        return max(found, key=found.__getitem__) if first >= 0.5 and first - second >= 0.2 else ""


class Likeness(NamedTuple):
    """How alike two bodies are: words of both, of either, and of the shorter one."""

    shared: int
    either: int
    fewer: int

    @property
    def jaccard(self) -> float:
        return self.shared / max(self.either, 1)

    @property
    def contained(self) -> float:
        return self.shared / max(self.fewer, 1)


def likeness(one: frozenset[str], other: frozenset[str], without: frozenset[str]) -> Likeness:
    """Compare two sets of words but for the words `without`: those of titles and places, compared elsewhere."""
    a, b = without & one, without & other
    shared = len(one & other) - len(a & b)
    first, second = len(one) - len(a), len(other) - len(b)
    return Likeness(shared, first + second - shared, min(first, second))


@dataclass(slots=True)
class Bodies:
    """The bodies of openings, read at first use; `companies` are the ids of each company, one a title, in order."""

    texts: Texts
    companies: Mapping[str, Sequence[str]]
    _read: dict[str, Body] = field(default_factory=dict)
    _common: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, opening: str, company: str) -> Body:
        """The body of one opening; an empty one where there is no text."""
        if opening not in self._read:
            self.load([opening], company)
        return self._read[opening]

    def load(self, openings: Collection[str], company: str) -> None:
        """Read several at once: one question to the store."""
        missing = [one for one in openings if one not in self._read]
        if missing:
            common, texts = self._boilerplate(company), self.texts(missing)
            self._read |= {one: Body(texts.get(one, ""), common) for one in missing}

    def _boilerplate(self, company: str) -> frozenset[str]:
        """The sentences that stand in half of a company's postings or more."""
        if company not in self._common:
            ids = self.companies.get(company, ())[:SAMPLE] if company else ()
            self._common[company] = frozenset()
            if len(ids) >= _FEWEST:
                count = Counter(key for text in self.texts(ids).values() for key in set(_sentences(text)))
                self._common[company] = frozenset(key for key, times in count.items() if times * 2 >= len(ids))
        return self._common[company]


def _sentences(text: str) -> list[str]:
    """The sentences of a text, each in small letters and without the marks around it."""
    text = text.lower()
    for end in _ENDS:
        text = text.replace(end, "\n")
    return [sentence for part in text.split("\n") if (sentence := part.strip(_EDGES))]


def _words(text: str, common: frozenset[str]) -> frozenset[str]:
    if common:
        text = "\n".join(sentence for sentence in _sentences(text) if sentence not in common)
    return frozenset(_WORD.findall(text.lower()))
