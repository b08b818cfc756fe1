"""The vendors of job boards: what to ask them, and how to read what they answer. Sans I/O: nothing here fetches.

A vendor is one module of this package with a constant `SOURCE`; its docstring is the vendor's manual. There is no list
to add it to: `sources()` finds the modules. A company is data (a `Board`), never code.
"""

import pkgutil
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib import import_module
from typing import Protocol, TypeVar

from internscout.errors import UsageError
from internscout.model import Board, Page, Payload, Request

__all__ = [
    "Found",
    "Source",
    "answers_alone",
    "gathers",
    "is_window",
    "keys_of",
    "least_pause",
    "most_requests",
    "recognise",
    "source",
    "sources",
    "texts_apart",
]

_T = TypeVar("_T")

# More than the largest board of any vendor takes, and no more than a hostile answer should be able to have asked.
_MOST_REQUESTS = 10_000


@dataclass(frozen=True, slots=True)
class Found:
    """What a URL points to: a board, and one posting on it when the URL names one."""

    board: Board
    external_id: str | None = None


class Source(Protocol):
    """One vendor.

    `name` is the module's name and the first half of every board's key, `label` the name to show.
    """

    @property
    def name(self) -> str: ...

    @property
    def label(self) -> str: ...

    def first(self, board: Board) -> Request:
        """The request that a board's reading starts with. Raises `SourceError` for a board without an address."""
        ...

    def read(self, payload: Payload) -> Page:
        """The postings in an answer, and further requests. Raises `PayloadError` and nothing else."""
        ...

    def recognise(self, url: str) -> Found | None:
        """The board or posting of this vendor that a URL points to; None for any other URL. Never raises."""
        ...

    def posting(self, board: Board, external_id: str) -> Request | None:
        """The request for one posting in full; None where the vendor has no such thing."""
        ...


@cache
def sources() -> tuple[Source, ...]:
    """All vendors, found by their modules, ordered by name."""
    modules = (import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    found: list[Source] = [module.SOURCE for module in modules if hasattr(module, "SOURCE")]
    return tuple(sorted(found, key=lambda vendor: vendor.name))


def source(name: str) -> Source:
    """The vendor of that name. Raises `UsageError` naming the known ones."""
    for vendor in sources():
        if vendor.name == name:
            return vendor
    raise UsageError(f"unknown source {name!r}; known: {', '.join(vendor.name for vendor in sources())}")


def _constant(name: str, constant: str, unsaid: _T) -> _T:
    """What a source's module says of it in a constant; `unsaid` where it says nothing."""
    value: _T = getattr(import_module(f"{__name__}.{name}"), constant, unsaid)
    return value


def keys_of(name: str) -> tuple[str, ...]:
    """The environment variables without which a source cannot be asked: the constant `KEYS` of its module."""
    return _constant(name, "KEYS", ())


def texts_apart(name: str) -> bool:
    """Whether each text of a source costs a request of its own: the constant `TEXTS_APART` of its module."""
    return _constant(name, "TEXTS_APART", False)


def answers_alone(name: str) -> bool:
    """Whether "not found" at a posting's own address proves that it is gone: `ANSWERS_ALONE` of its module.

    Only where real answers or the vendor's documents show that every posting on offer is found there.
    """
    return _constant(name, "ANSWERS_ALONE", False)


def is_window(name: str) -> bool:
    """Whether a source shows a part of what there is by design (the newest, a search): its module says `WINDOW`."""
    return _constant(name, "WINDOW", False)


def gathers(name: str) -> bool:
    """Whether a source shows what employers' own boards hold too (a list, a search): its module says `GATHERS`."""
    return _constant(name, "GATHERS", False)


def least_pause(name: str) -> timedelta:
    """How long a board of the source is left alone after a reading, as the vendor asks: `LEAST_HOURS` of its module."""
    return timedelta(hours=_constant(name, "LEAST_HOURS", 0))


def most_requests(name: str) -> int:
    """How many requests a board of the source may cost in one reading: `MOST_REQUESTS` of its module."""
    return _constant(name, "MOST_REQUESTS", _MOST_REQUESTS)


def recognise(url: str) -> Found | None:
    """The board (and posting) that a URL points to, at whichever vendor; None when it is no vendor's."""
    return next((found for vendor in _by_certainty() if (found := vendor.recognise(url))), None)


@cache
def _by_certainty() -> tuple[Source, ...]:
    """All vendors, last the formats that may be met on any host: the constant `ANY_HOST` of their modules."""
    return tuple(sorted(sources(), key=lambda vendor: _constant(vendor.name, "ANY_HOST", False)))
