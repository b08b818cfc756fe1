"""Places by name: cities (GeoNames, 5,000 people and more), countries, and the regions of countries.

A name is looked up *folded*: small letters, no marks, no punctuation ("São Paulo" and "SAO PAULO" are one key). Nothing
here reads sentences; telling "Reading" the city from reading is the parser's business. The table of cities is package
data made by `data/tools/make_places.py`; it is loaded at the first look-up, in some tens of milliseconds.
"""

import gzip
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import chain

from internscout.taxonomy import terms

__all__ = [
    "City",
    "Region",
    "cities_named",
    "countries_named",
    "fold",
    "is_country_code",
    "is_nickname",
    "names_in",
    "regions_named",
    "rows_named",
]

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "æ": "ae", "Æ": "ae", "đ": "d", "ı": "i"})
_APOSTROPHES = re.compile(r"['’`ʼ‘.]")
_OTHERS = re.compile(r"[^a-z0-9]+")
_ASCII = {
    code: chr(code).lower() if chr(code).isalnum() else None if chr(code) in "'`." else " " for code in range(128)
}
_ABBREVIATED = {"st": "saint", "sankt": "saint", "ft": "fort", "mt": "mount"}


@dataclass(frozen=True, slots=True)
class City:
    """A city; `region` is a two-letter code for the US and Canada, else None; `population` in thousands."""

    name: str
    country: str
    region: str | None
    population: int


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level region; `code` is its two-letter code for the US and Canada, else None."""

    country: str
    code: str | None


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """The key under which a name is looked up."""
    return " ".join(_folded(name))


def _folded(name: str) -> list[str]:
    words = (name.translate(_ASCII) if name.isascii() else _plain(name)).split()
    if not _ABBREVIATED.keys().isdisjoint(words):
        words = [_ABBREVIATED.get(word, word) for word in words]
    return words


def _plain(name: str) -> str:
    """Small ASCII letters, digits and blanks."""
    letters = unicodedata.normalize("NFKD", name.translate(_LETTERS).casefold())
    return _OTHERS.sub(" ", _APOSTROPHES.sub("", "".join([c for c in letters if not unicodedata.combining(c)])))


@lru_cache(maxsize=16384)
def cities_named(name: str) -> tuple[City, ...]:
    """All cities of this name: a nickname's or metro area's city alone, else the most populous first.

    "Taipei City" is Taipei, unless the table has the longer name.
    """
    key = fold(name)
    nicknamed = _metros().get(key)
    if nicknamed:
        return (nicknamed,)
    return _table().named(key) or _table().named(key.removesuffix(" city"))


def rows_named(name: str) -> tuple[tuple[int, City], ...]:
    """The cities of exactly this name, each with the number of its line in the table, the most populous first."""
    return _table().numbered(fold(name))


def is_nickname(name: str) -> bool:
    """True for the names written by hand in `metros.toml`."""
    return fold(name) in _metros()


def countries_named(name: str) -> str | None:
    """ISO 3166 alpha-2 code of a country's name or three-letter code; two-letter codes are not names."""
    return _countries().get(fold(name))


def is_country_code(name: str) -> bool:
    """True for an ISO 3166 alpha-2 code in capitals."""
    return name in _country_codes()


def regions_named(name: str) -> Region | None:
    """The region of this name; two-letter codes of US states and Canadian provinces only in capitals."""
    return _codes().get(name.strip()) or _regions().get(fold(name))


def names_in(text: str) -> list[str]:
    """The names of cities, regions and countries that stand in a text, folded, also one within another."""
    words, cities, others, longest = _folded(text), _table().first, _other_names(), _longest()
    found = []
    for first, word in enumerate(words):
        if word in cities or word in others:
            found.append(word)
        if word in longest:
            for last in range(first + 2, min(first + longest[word], len(words)) + 1):
                name = " ".join(words[first:last])
                if name in cities or name in others:
                    found.append(name)
    return found


@cache
def _other_names() -> frozenset[str]:
    return frozenset((*_metros(), *_regions(), *_countries()))


@cache
def _longest() -> Mapping[str, int]:
    """A word with which names of several words begin → how many words has the longest of them."""
    found: dict[str, int] = {}
    for name in chain(_table().first, _other_names()):
        if " " in name:
            first, words = name.partition(" ")[0], name.count(" ") + 1
            if found.get(first, 0) < words:
                found[first] = words
    return found


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows; a folded name → its first row, and all further ones where there are any."""

    rows: list[str]
    first: Mapping[str, int]
    further: Mapping[str, list[int]]

    def named(self, key: str) -> tuple[City, ...]:
        return tuple([city for _, city in self.numbered(key)])

    def numbered(self, key: str) -> tuple[tuple[int, City], ...]:
        first = self.first.get(key)
        if first is None:
            return ()
        return tuple([(row, _city(self.rows[row])) for row in (first, *self.further.get(key, ()))])


@cache
def _table() -> _Table:
    packed = resources.files("internscout.taxonomy.data").joinpath("places.tsv.gz").read_bytes()
    rows = gzip.decompress(packed).decode().split("\n")
    first: dict[str, int] = {}
    further: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for key in row.rpartition("\t")[2].split("|"):
            if first.setdefault(key, number) != number:
                further.setdefault(key, []).append(number)
    return _Table(rows, first, further)


@lru_cache(maxsize=8192)
def _city(row: str) -> City:
    name, country, region, population, _ = row.split("\t")
    return City(name, country, region or None, int(population))


@cache
def _countries() -> Mapping[str, str]:
    return {fold(name): term.id.upper() for term in terms("countries") for name in (*term.aliases, *term.exact)}


@cache
def _country_codes() -> frozenset[str]:
    return frozenset(term.id.upper() for term in terms("countries"))


@cache
def _regions() -> Mapping[str, Region]:
    return {fold(name): _region(term.id) for term in terms("regions") for name in term.aliases}


@cache
def _codes() -> Mapping[str, Region]:
    return {code: _region(term.id) for term in terms("regions") for code in term.exact}


def _region(key: str) -> Region:
    country, _, code = key.upper().partition("-")
    return Region(country, code if country in ("US", "CA") else None)


@cache
def _metros() -> Mapping[str, City]:
    found: dict[str, City] = {}
    for term in terms("metros"):
        country, _, region = term.group.upper().partition("-")
        known = [c for c in _table().named(fold(term.name)) if c.country == country and c.region == (region or None)]
        city = City(term.name, country, region or None, known[0].population if known else 0)
        found |= {fold(name): city for name in term.aliases}
    return found
