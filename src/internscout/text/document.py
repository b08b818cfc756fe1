"""One posting as one text with coordinates: title, location, source details, then the body in blocks with sections.

All offsets of all facts point into `Document.text` (code points), so that any quote can be checked with
`text[start:end]`, in Python or in SQL (`substr(text, start + 1, end - start)`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from internscout.text.characters import normalise
from internscout.text.html import Line, LineKind, plain_lines
from internscout.text.sections import Section
from internscout.text.structure import sectioned

__all__ = ["Block", "Document", "Section", "Sentence", "build_document"]

_SENTENCE_END = re.compile(r"([.!?;][\"')\]]*)\s+(?=[\"'(\[]?[A-Z0-9À-ÖØ-Þ•-])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|incl|approx|vs|ca|bzw|z\.B|d\.h|U\.S|St|Dr|Mr|Ms|Inc|No|Ph|B\.S|M\.S|Sr|Jr)|\b[A-Za-z])\.$"
)


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the text: `text[start:end]`, what it is, and the part of the posting it stands in."""

    start: int
    end: int
    kind: LineKind
    section: Section


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or the whole of a short block; never crosses a block."""

    start: int
    end: int
    section: Section
    kind: LineKind


@dataclass(frozen=True, slots=True, eq=False)
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

    @property
    def title(self) -> str:
        """The title line."""
        return self.part(Section.TITLE)

    @property
    def location(self) -> str:
        """The source's own location line; empty when it gave none."""
        return self.part(Section.LOCATION)

    @property
    def body(self) -> str:
        """All but title, location and source details."""
        return self.text[self.body_start :]

    @property
    def body_start(self) -> int:
        """Offset of the first block of the description."""
        head = (Section.TITLE, Section.LOCATION, Section.DETAIL)
        return next((b.start for b in self.blocks if b.section not in head), len(self.text))

    def block_at(self, offset: int) -> Block | None:
        """The block that holds an offset."""
        return next((b for b in self.blocks if b.start <= offset < b.end), None)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset."""
        return next((s for s in self.sentences if s.start <= offset < s.end), None)


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
    blocks, position = [], 0
    for line, section in lines:
        blocks.append(Block(position, position + len(line.text), line.kind, section))
        position += len(line.text) + 1
    text = "\n".join(line.text for line, _ in lines)
    sentences = tuple(s for block in blocks for s in _sentences(text, block))
    return Document(text, tuple(blocks), sentences, _one_line(company), posted_at)


def _one_line(text: str) -> str:
    return " ".join(normalise(text).split())


def _sentences(text: str, block: Block) -> Iterator[Sentence]:
    start = block.start
    for found in _SENTENCE_END.finditer(text, block.start, block.end):
        if text[found.start()] == "." and _ABBREVIATION.search(text[max(start, found.start() - 7) : found.start() + 1]):
            continue
        yield Sentence(start, found.end(1), block.section, block.kind)
        start = found.end()
    if start < block.end:
        yield Sentence(start, block.end, block.section, block.kind)
