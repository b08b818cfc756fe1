"""What can be told of an opening without its text: keys by which it is found, and numbers, places and title.

Two openings are compared only when they share a key: `keys` is the blocking.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from internscout.model import Opening
from internscout.roles.titles import Title, read_title
from internscout.taxonomy.places import (
    cities_named,
    countries_named,
    fold,
    is_country_code,
    names_in,
    regions_named,
)

__all__ = [
    "Traits",
    "address_key",
    "company_key",
    "keys",
    "number_called",
    "number_in",
    "number_key",
    "shape",
    "traits",
]

_LEGAL = frozenset(
    "inc llc llp ltd limited gmbh corp corporation co company plc ag sa sas sarl bv nv ab oy as srl spa pty pte kg se"
    " international group holding holdings technologies".split()
)
_DOMAIN = re.compile(r"\.(?:com|ai|io|org|net|co|dev)(?:\.[a-z]{2})?$", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
_NAMELESS = frozenset(("", "confidential", "private client", "private", "anonymous"))
# Parameters that say which posting a page shows; all others say who asked.
_NAMING = frozenset(
    "gh_jid jobid job_id jid id jk jl joblistingid currentjobid reqid req pid posting jobreqid lever ashby_jid".split()
)
_WAYS = frozenset("apply application thanks en en-us en-gb".split())
_SPLIT = re.compile(r"\s+[-–—|]\s+|\s*[,(@]\s*")
_LABELLED = re.compile(
    r"\b(?:req(?:uisition)?|job|posting|vacancy|position)\b[ .#:]*(?:id|no|nr|number|code)?[ .#:]*"
    r"((?!20[1-4]\d\b)[a-z]{0,4}-?\d[\w-]{2,})",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:req(?:uisition)?(?:[ .]?(?:id|no|nr|number))?|(?:job|posting|vacancy)[ .]?(?:id|no|nr|number|#))"
    r"[ .#:]{1,4}((?!20[1-4]\d\b)[a-z]{0,4}-?\d[\w-]{2,})",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?m)^(?=\S{6,16}\b)([A-Z]{2,5}\d{2,}[A-Z0-9]*)\b")
_IN_ADDRESS = re.compile(r"_((?:[A-Za-z]{1,4}-?)?\d{4,})(?:-\d)?/?$")
_DIGIT = re.compile(r"\d")
_NO_LETTER = re.compile(r"[^A-Z0-9]")
_PLACE_PARTS = re.compile(r",|\s[-–]\s|(?<=\b[A-Z]{2})-(?=[A-Z])")
# Brackets, postal codes, and words about places.
_BESIDE = re.compile(
    r"\([^()]*\)|\b[A-Z]*\d+\b"
    r"|\b(?:time ?zones?|(?:various|multiple|all) locations?(?: within| in)?|greater|area)\b",
    re.IGNORECASE,
)
_NOWHERE = frozenset(
    ("us", "usa", "remote", "hybrid", "worldwide", "anywhere", "anywhere in the world", "emea", "europe", "european")
)
_BEGINNING = 800  # characters of a text in which its number need not be called one


@dataclass(frozen=True, slots=True)
class Traits:
    """An opening and what was read out of it; `place_words` are of all its places, `towns` those of each town.

    `loose` are the words of the work without all names of places; `head` and `tail` are the title before and behind its
    last dash, comma or bracket.
    """

    opening: Opening
    company: str
    title: Title
    loose: frozenset[str]
    place_words: frozenset[str]
    towns: frozenset[frozenset[str]]
    head: str
    tail: frozenset[str]
    number: str
    address: str
    host: str

    @property
    def id(self) -> str:
        """The posting's id."""
        return self.opening.id

    @property
    def countries(self) -> frozenset[str]:
        """The codes of its countries; of towns that name none, those of every town of the name."""
        return frozenset(
            code for place in self.opening.places for part in place.split(";") for code in _countries(part)
        )


@lru_cache(maxsize=16384)  # of a portion, each is read to see whose texts are wanted, then to be placed
def traits(opening: Opening) -> Traits:
    """Read an opening."""
    words = frozenset().union(*(_words(place) for place in opening.places))
    head, tail = _head_and_tail(opening.title)
    title = read_title(opening.title, words)
    found = _IN_ADDRESS.search(opening.url.partition("?")[0]) if "_" in opening.url else None
    return Traits(
        opening=opening,
        company=company_key(opening.company),
        title=title,
        loose=_loose(opening.title, title),
        place_words=words,
        towns=frozenset(town for place in opening.places for part in place.split(";") for town in _towns(part)),
        head=head,
        tail=frozenset(tail.split()),
        number=number_key(opening.requisition_id) or number_key(found[1] if found else ""),
        address=address_key(opening.url),
        host=opening.url.partition("//")[2].partition("/")[0].lower(),
    )


def keys(one: Traits) -> Iterator[tuple[str, ...]]:
    """The blocks that an opening is in."""
    if one.address:
        yield ("address", one.address)
    if one.company:
        yield ("work", one.company, " ".join(sorted(one.loose)))
        if one.head:
            yield ("head", one.company, one.head)
        if one.number:
            yield ("number", one.company, one.number)


@lru_cache(maxsize=4096)
def company_key(name: str) -> str:
    """One key for the spellings of a company's name; empty for one that names nobody."""
    words = fold(_BRACKETS.sub(" ", _DOMAIN.sub("", name.strip()))).split()
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    key = "".join(word for word in words if word != "the")
    return "" if fold(name) in _NAMELESS else key


@lru_cache(maxsize=16384)
def address_key(url: str) -> str:
    """The page of a posting without what does not name it; empty for an address that names no single posting."""
    if not url:
        return ""
    parts = urlsplit(url.strip())
    path = [part for part in parts.path.lower().split("/") if part and part not in _WAYS]
    asked = parse_qsl(parts.query) if parts.query else ()
    query = sorted((name.lower(), value) for name, value in asked if name.lower() in _NAMING)
    if not parts.netloc or not _DIGIT.search("".join(path[-2:]) + str(query)):
        return ""
    return "/".join((parts.netloc.lower().removeprefix("www."), *path, *(f"{name}={value}" for name, value in query)))


def number_key(number: str) -> str:
    """A requisition number as letters and digits; empty for one too short to tell roles apart."""
    key = _NO_LETTER.sub("", number.upper()) if number else ""
    return key if sum(character.isdigit() for character in key) >= 3 else ""


def number_in(text: str) -> str:
    """The requisition number that a text begins with or names near its beginning; empty when it does not."""
    start = text[:_BEGINNING]
    found = _CODE.search(start) or _LABELLED.search(start)
    return number_key(found[1]) if found else ""


def number_called(text: str) -> str:
    """The number that a text calls that of a requisition or job, wherever it does; empty when it does not."""
    found = _CALLED.search(text)
    return number_key(found[1]) if found else ""


def shape(number: str) -> str:
    """The kind of a number: those of one employer's system look alike ("REQ-1234": "REQ9")."""
    return re.sub(r"\d+", "9", number)


def _loose(written: str, title: Title) -> frozenset[str]:
    """The words of the work without any name of a place, also of places that are not the opening's own."""
    # A single name is looked up as the work's own word: "Engineer" is a town, and "Engineering" is the same work.
    return frozenset(word for word in title.work - _placed(written) if not _is_name(word)) or title.work


@lru_cache(maxsize=16384)
def _placed(written: str) -> frozenset[str]:
    return frozenset(word for name in names_in(written) if " " in name for word in name.split())


@lru_cache(maxsize=16384)
def _is_name(word: str) -> bool:
    return bool(names_in(word))


def _head_and_tail(title: str) -> tuple[str, str]:
    *_, last = (None, *_SPLIT.finditer(title.rstrip(" )")))
    return (fold(title[: last.start()]), fold(title[last.end() :])) if last else ("", "")


@lru_cache(maxsize=8192)
def _words(place: str) -> frozenset[str]:
    return frozenset(fold(place).split())


@lru_cache(maxsize=8192)
def _towns(place: str) -> tuple[frozenset[str], ...]:
    """The town of a location string, and its county; none where it names no more than a country.

    The town stands first, but for strings that begin with the country ("US, CA, Santa Clara").
    """
    parts = [part.strip() for part in _PLACE_PARTS.split(_BESIDE.sub(" ", place)) if part.strip()]
    narrow = [part for part in parts if not (countries_named(part) or is_country_code(part) or fold(part) in _NOWHERE)]
    named = [part for part in narrow if not regions_named(part)] or narrow
    towns = [part for number, part in enumerate(named) if number == 0 or part.endswith(" County")]
    return tuple(frozenset(fold(part).split()) for part in towns if fold(part))


@lru_cache(maxsize=8192)
def _countries(place: str) -> frozenset[str]:
    """The countries in which a location string may lie; none for one that does not say ("Remote")."""
    parts = [part.strip() for part in _PLACE_PARTS.split(_BESIDE.sub(" ", place)) if part.strip()]
    named = [code for part in parts for code in (countries_named(part), *_of_code(part)) if code]
    return frozenset(named or (city.country for part in parts for city in cities_named(part)))


def _of_code(part: str) -> tuple[str, ...]:
    """What two letters may stand for: "NL" is a country, and a part of Canada."""
    region = regions_named(part)
    return (*((region.country,) if region else ()), *((part,) if is_country_code(part) else ()))
