"""`internscout sources discover`: boards that lists and stored postings point to and that are not read yet.

Nothing is fetched: what is looked through is the published copy and the archived bodies of lists. A proposal is a guess
with evidence; `internscout sources check` tells whether the board answers.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from internscout.config import Settings
from internscout.errors import PayloadError, StoreError
from internscout.model import Board, Sighting
from internscout.pipeline.published import open_published
from internscout.raw import Archive
from internscout.sources import listings, recognise
from internscout.visible import visible

_LOG = logging.getLogger("internscout")
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """A board, and what speaks for it: how many postings point there, some of their titles, who named them."""

    board: Board
    postings: int
    internships: int
    ml_internships: int
    examples: tuple[str, ...]
    seen_in: tuple[str, ...]


@dataclass(slots=True)
class _Evidence:
    """The sightings of one board, those of its postings by id: a posting in two lists is one posting."""

    board: Board
    by_id: dict[str, Sighting] = field(default_factory=dict)
    seen_in: set[str] = field(default_factory=set)

    def add(self, sighting: Sighting, external_id: str | None) -> None:
        self.seen_in.add(sighting.seen_in)
        if external_id:
            self.by_id.setdefault(external_id, sighting)

    def proposal(self) -> Proposal:
        seen = sorted(self.by_id.values(), key=lambda one: (-_worth(one), one.title, one.url))
        return Proposal(
            board=replace(self.board, company=_company([one.company for one in seen if one.company])),
            postings=len(seen),
            internships=sum(one.internship for one in seen),
            ml_internships=sum(one.internship and one.ml for one in seen),
            examples=tuple(dict.fromkeys(one.title for one in seen if one.title))[:_EXAMPLES],
            seen_in=tuple(sorted(self.seen_in)),
        )


def discover(settings: Settings) -> list[Proposal]:
    """The boards not yet read, those with most ML internships first. Raises `StoreError` before the first run."""
    known = {key.casefold() for key in (*settings.sources.skip, *(board.key for board in settings.boards))}
    found: dict[str, _Evidence] = {}
    for sighting in _sightings(settings):
        # Lists, feeds and pages are no employer's board, and no posting may name a server that is trusted.
        if (there := recognise(sighting.url)) and not there.board.url and not there.board.base_url:
            key = there.board.key.casefold()
            if key not in known:
                found.setdefault(key, _Evidence(there.board)).add(sighting, there.external_id)
    return sorted((evidence.proposal() for evidence in found.values()), key=_order)


def _company(names: list[str]) -> str:
    """The name that most of them are; nothing where many employers share a board."""
    ((name, count),) = Counter(names).most_common(1) or [("", 0)]
    return visible(name) if 2 * count > len(names) else ""


def _order(proposal: Proposal) -> tuple[int, int, int, str]:
    return -proposal.ml_internships, -proposal.internships, -proposal.postings, proposal.board.key


def _worth(sighting: Sighting) -> int:
    """How much a posting is what is looked for: an internship before machine learning before anything else."""
    return 2 * sighting.internship + sighting.ml


def _sightings(settings: Settings) -> Iterator[Sighting]:
    """The addresses in stored postings, then those in lists, where closed rows stand too."""
    with open_published(settings) as reader:
        yield from reader.sightings()
        bodies = reader.listing_bodies(listings.SOURCE.name)
    read = {board.key for board in settings.boards}
    yield from _in_lists(settings, ((board, sha256) for board, sha256 in bodies if board in read))


def _in_lists(settings: Settings, bodies: Iterable[tuple[str, str]]) -> Iterator[Sighting]:
    archive = Archive(settings.raw)
    for board, sha256 in bodies:
        try:
            yield from listings.sightings(archive.read(sha256), board)
        except (PayloadError, StoreError) as error:
            _LOG.warning("closed rows of %s not looked through: %s", board, error)
