"""Patterns that are tried only where one of their literals stands.

`re` tries a pattern at every character, and a large alternation takes long to fail. Each document is searched once for
the literals of all patterns (`index.py`), and a pattern looks only at the sentences that hold one of its own. The
matches are those of `finditer`, in a fraction of the time.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from internscout.parse.index import index_of, number_of, register
from internscout.parse.kept import per_document
from internscout.parse.literals import trigger
from internscout.text import Document, Sentence
from internscout.text.characters import lower

__all__ = ["PatternSet", "WordPattern", "lower", "lowered", "sentence_number", "starts"]

Key = TypeVar("Key")


@per_document
def lowered(doc: Document) -> str:
    """The document's text in lower case, at the same offsets."""
    return lower(doc.text)


def sentence_number(doc: Document, place: int) -> int:
    """Which of the document's sentences holds a place."""
    return bisect_right(starts(doc), place) - 1


class WordPattern:
    """A regular expression each match of which holds a word; ValueError when that cannot be told (`literals.py`).

    With `inside`, the words at which a match begins are too common to be sought, and those inside it are.
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.IGNORECASE, *, inside: bool = False) -> None:
        self.regex = re.compile(pattern, flags)
        needed = trigger(pattern, flags, inside=inside)
        literals = sorted(needed.literals)
        self.opens = needed.opens
        self.owner = register((one.flat, one.lead) for one in literals)
        self._leads: dict[int, tuple[int, ...]] = {}
        for one in literals:
            number = number_of(one.flat)
            self._leads[number] = (*self._leads.get(number, ()), one.lead)
        self.numbers = frozenset(self._leads)

    def by_sentence(self, doc: Document) -> dict[int, list[re.Match[str]]]:
        """The start of each sentence with matches → its matches, as `finditer` finds them in the sentence alone."""
        places = self.places(doc)
        if not places:
            return {}
        return self._tried(doc, places) if self.opens else self._searched(doc, places)

    def sentences(self, doc: Document) -> list[Sentence]:
        """The sentences with at least one match, in order."""
        found = self.by_sentence(doc)
        return [sentence for sentence in doc.sentences if sentence.start in found] if found else []

    def finditer(self, doc: Document, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """The matches from `start` on in `text`, which is the document's in any case; sentences do not matter."""
        places = self.places(doc)
        if places and not self.opens:
            yield from self.regex.finditer(text, start)
            return
        end = start
        for place in places:
            if place >= end and (one := self.regex.match(text, place)):
                yield one
                end = max(one.end(), place + 1)

    def places(self, doc: Document) -> Sequence[int]:
        """Where a match can begin, in order; of a pattern whose literals do not open it, where its literals stand."""
        places = index_of(doc).places.get(self.owner, ())
        return sorted(set(places)) if len(places) > 1 else places

    def where(self, found: Mapping[int, list[int]]) -> Sequence[int]:
        """The same in a part of a text, of which these are the places of all literals by their numbers."""
        leads = self._leads
        numbers = [number for number in found if number in leads]
        return sorted({place + lead for number in numbers for lead in leads[number] for place in found[number]})

    def _tried(self, doc: Document, places: Sequence[int]) -> dict[int, list[re.Match[str]]]:
        match, text, sentences, beginnings = self.regex.match, doc.text, doc.sentences, starts(doc)
        found: dict[int, list[re.Match[str]]] = {}
        end = limit = 0
        for place in places:
            if place >= limit:
                number = bisect_right(beginnings, place) - 1
                limit = sentences[number].end
            if place >= end and (one := match(text, place, limit)):
                found.setdefault(sentences[number].start, []).append(one)
                end = one.end()
        return found

    def _searched(self, doc: Document, places: Sequence[int]) -> dict[int, list[re.Match[str]]]:
        text, sentences, beginnings = doc.text, doc.sentences, starts(doc)
        found: dict[int, list[re.Match[str]]] = {}
        limit = 0
        for place in places:
            if place >= limit:
                sentence = sentences[bisect_right(beginnings, place) - 1]
                limit = sentence.end
                if matches := list(self.regex.finditer(text, sentence.start, sentence.end)):
                    found[sentence.start] = matches
        return found


class PatternSet(Generic[Key]):
    """Patterns by key, of which a document concerns few: one look at the index says which."""

    def __init__(self, patterns: Mapping[Key, WordPattern]) -> None:
        self._patterns = [(pattern.owner, (key, pattern)) for key, pattern in patterns.items()]

    def concerned(self, doc: Document) -> list[tuple[Key, WordPattern]]:
        """The patterns that may match somewhere in the document, in their order."""
        places = index_of(doc).places
        return [keyed for owner, keyed in self._patterns if owner in places]


@per_document
def starts(doc: Document) -> list[int]:
    """Where the document's sentences begin."""
    return [sentence.start for sentence in doc.sentences]
