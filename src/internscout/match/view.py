"""Rules and parts as things that say what they look at.

Each names the attributes of the profile (`mine`) and of the posting (`theirs`) that it reads of a case, and may read no
others (a test holds it to that). Whoever has many postings can therefore ask it once for all that are equal in these.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

from internscout.match.case import Case
from internscout.model import Check

Answer_co = TypeVar("Answer_co", covariant=True)


@dataclass(frozen=True, slots=True)
class View(Generic[Answer_co]):
    """A named question about a case: `mine` are paths in the profile, `theirs` in the case (`asks.kind`, `ad.thin`)."""

    name: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    ask: Callable[[Case], Answer_co]

    def __call__(self, case: Case) -> Answer_co:
        """The answer for one case."""
        return self.ask(case)


Rule: TypeAlias = View[Check | None]


def looks_at(
    name: str, mine: tuple[str, ...], theirs: tuple[str, ...]
) -> Callable[[Callable[[Case], Answer_co]], View[Answer_co]]:
    """Make a view of a function."""
    return lambda ask: View(name, mine, theirs, ask)
