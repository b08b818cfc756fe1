"""The vocabularies: what a posting can ask for, under which canonical id, and how people write it.

Each vocabulary is one sorted TOML file under `data/`, a table a term::

    [pytorch]
    name = "PyTorch"              # how to show it
    aliases = ["pytorch"]         # spellings, matched whatever their case
    exact = []                    # spellings that count only in this case ("R", "Go", "SAS")
    group = "ml"                  # optional, what the vocabulary itself sorts terms by

The ids are the contract with the evaluation labels; the aliases are ours. Rules that need context (is this "Go" the
language?) belong to the parser, not here.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["LANGUAGES_READ", "LEVELS", "Term", "names", "shown", "terms"]

# The languages in which postings are read; in any other only skills, title and places are.
LANGUAGES_READ = frozenset(("de", "en", "es", "fr", "nl"))

# Degree levels, the lowest first, and how to show them.
LEVELS = {
    "high_school": "high school",
    "associate": "associate",
    "bachelor": "bachelor",
    "master": "master",
    "phd": "PhD",
    "mba": "MBA",
}


@dataclass(frozen=True, slots=True)
class Term:
    """One canonical thing and its spellings."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    group: str = ""


@cache
def terms(vocabulary: str) -> tuple[Term, ...]:
    """All terms of `data/<vocabulary>.toml`, in file order. Raises FileNotFoundError for an unknown vocabulary."""
    source = resources.files(__package__).joinpath("data", f"{vocabulary}.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    return tuple(
        Term(
            id=key,
            name=table["name"],
            aliases=tuple(table.get("aliases", ())),
            exact=tuple(table.get("exact", ())),
            group=table.get("group", ""),
        )
        for key, table in tables.items()
    )


@cache
def names(vocabulary: str) -> Mapping[str, str]:
    """id → the name to show, for one vocabulary."""
    return {term.id: term.name for term in terms(vocabulary)}


def shown(vocabulary: str, ids: Iterable[str]) -> list[str]:
    """Ids as people read them; what is not in the vocabulary stays as it is."""
    known = names(vocabulary)
    return [known.get(entry, entry) for entry in ids]
