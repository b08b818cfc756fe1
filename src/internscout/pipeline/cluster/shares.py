"""Which boards are read by whom, so that no two workers ask one host at the same time. Pure.

What counts as one host is what the pace is kept for: a lane of `fetch`. All boards of a lane are in one chain, whose
batches are read one after the other; chains are read side by side. A board that may lead to any host belongs to no
chain. What leads out of its chain all the same is noticed by the fetcher, and handed back.
"""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from urllib.parse import urlsplit

from internscout.config import FILES
from internscout.errors import SourceError
from internscout.fetch import lane_of_url
from internscout.model import Board
from internscout.sources import gathers, source


@dataclass(frozen=True, slots=True)
class Chain:
    """Boards that one worker at a time reads, and the lanes that these may ask."""

    boards: tuple[Board, ...]
    lanes: frozenset[str]

    def batches(self, size: int) -> Iterator[tuple[Board, ...]]:
        """In portions of so many boards, to be read one after the other."""
        return (self.boards[first : first + size] for first in range(0, len(self.boards), size))


@dataclass(frozen=True, slots=True)
class Shares:
    """All boards of a run: the longest chain first, and those that are left to the loader, when nobody else asks."""

    chains: tuple[Chain, ...]
    rest: tuple[Board, ...]


def shared_out(boards: Sequence[Board], most: int) -> Shares:
    """In no more than `most` chains, of about as many boards each as the largest lane allows."""
    lanes: dict[str, list[Board]] = {}
    rest: list[Board] = []
    for board in boards:
        lane = _lane(board)
        (rest if lane is None else lanes.setdefault(lane, [])).append(board)
    return Shares(tuple(_chains(lanes, most)), tuple(rest))


def _lane(board: Board) -> str | None:
    """The one lane that a board asks as far as can be known, or None."""
    # A list, a search or a feed shows what lies anywhere; a file lies where the loader is.
    if gathers(board.source) or board.source == FILES:
        return None
    try:
        request = source(board.source).first(board)
        return lane_of_url(request.url) if urlsplit(request.url).hostname else None
    except (SourceError, ValueError):  # it has no address; its reading says so
        return None


def _chains(lanes: dict[str, list[Board]], most: int) -> Iterator[Chain]:
    """The largest lane next, always to the chain with the fewest boards; within a chain the lanes by turns."""
    count = min(most, len(lanes))
    sums = [(0, number) for number in range(count)]
    members: list[list[str]] = [[] for _ in range(count)]
    for lane, boards in sorted(lanes.items(), key=lambda entry: -len(entry[1])):
        total, number = heapq.heappop(sums)
        members[number].append(lane)
        heapq.heappush(sums, (total + len(boards), number))
    for _, number in sorted(sums, reverse=True):
        turns = zip_longest(*(lanes[lane] for lane in members[number]))
        yield Chain(tuple(board for turn in turns for board in turn if board), frozenset(members[number]))
