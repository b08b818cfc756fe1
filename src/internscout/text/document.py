"""One posting as one text with coordinates: title, location, source details, then the body in blocks with sections.

All offsets of all facts point into `Document.text` (code points), so that any quote can be checked with
`text[start:end]`, in Python or in SQL (`substr(text, start + 1, end - start)`).
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from internscout.text.characters import normalise
from internscout.text.html import Line, plain_lines
from internscout.text.sections import Section
from internscout.text.sentences import Block, Sentence, sentences
from internscout.text.structure import sectioned

__all__ = ["Block", "Document", "Section", "Sentence", "build_document"]

_HEAD = frozenset((Section.TITLE, Section.LOCATION, Section.DETAIL))


@dataclass(frozen=True, eq=False)  # no slots: what is asked for often is kept
class Document:
    """A posting's whole text and its structure.

    Compared and hashed by identity, so that fields may cache what they share.

    `blocks` are in order and cover all of `text` but the newlines between them. `company` is the employer's name, for
    telling its own product from a skill. `posted_at` dates relative statements; None when unknown.
    """

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    company: str = ""
    posted_at: date | None = None

    def part(self, *sections: Section) -> str:
        """The text of the blocks in these sections, joined by newlines (offsets are lost)."""
        return "\n".join(self.text[b.start : b.end] for b in self.blocks if b.section in sections)

    @cached_property
    def title(self) -> str:
        """The title line."""
        return self.part(Section.TITLE)

    @cached_property
    def location(self) -> str:
        """The source's own location line; empty when it gave none."""
        return self.part(Section.LOCATION)

    @cached_property
    def body(self) -> str:
        """All but title, location and source details."""
        return self.text[self.body_start :]

    @cached_property
    def body_start(self) -> int:
        """Offset of the first block of the description."""
        return next((b.start for b in self.blocks if b.section not in _HEAD), len(self.text))

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset."""
        block = self.blocks[bisect_right(self._block_starts, offset) - 1]
        return block if block.start <= offset < block.end else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset."""
        sentence = self.sentences[bisect_right(self._sentence_starts, offset) - 1]
        return sentence if sentence.start <= offset < sentence.end else None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]


def build_document(
    *,
    title: str,
    description: str,
    location: str = "",
    company: str = "",
    details: Sequence[tuple[str, str]] = (),
    posted_at: date | None = None,
) -> Document:
    """Join a posting's parts into one text and find its structure. Never fails, whatever the input holds."""
    lines: list[tuple[Line, Section]] = [(Line(_one_line(title) or "(no title)"), Section.TITLE)]
    if place := _one_line(location):
        lines.append((Line(place), Section.LOCATION))
    lines += [(Line(f"{label}: {value}"), Section.DETAIL) for label, raw in details if (value := _one_line(raw))]
    lines += sectioned(plain_lines(description))
    blocks: list[Block] = []
    new = tuple.__new__  # a named tuple's own is written in Python
    position = 0
    for (text, kind, _, _), section in lines:
        end = position + len(text)
        blocks.append(new(Block, (position, end, kind, section)))
        position = end + 1
    text = "\n".join([line.text for line, _ in lines])
    return Document(text, tuple(blocks), tuple(sentences(text, blocks)), _one_line(company), posted_at)


def _one_line(text: str) -> str:
    return " ".join(normalise(text).split())
