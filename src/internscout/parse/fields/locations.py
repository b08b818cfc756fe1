"""Every place where the role can be done: city, region (two-letter code, US and Canada only), country.

Read from the source's location string and its details first, then from the title, then from the text where a strong cue
says that work is done there; without any, it is the one country that the text speaks of. A bare country or region goes
when a place inside it is named more exactly elsewhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact, keep_first
from internscout.parse.fields._place_groups import Place, places_in
from internscout.parse.fields._place_spans import spans, weak_spans
from internscout.parse.fields._place_spoken import spoken_of
from internscout.parse.fields._place_trust import around, believed, may_name_place, trusted
from internscout.text import Document, Section

NAME = "locations"
_HEAD = (Section.TITLE, Section.LOCATION, Section.DETAIL)

_TITLE_PART = re.compile(r"[^|()\[\]–—@/]+?(?=\s-\s|\s-(?=\w)|[|()\[\]–—@/]|$)")
_LONG_TITLE = 300  # characters: what follows is no title
_TITLE_IN = re.compile(r"\b(?:in|à|at)\s(?=[A-Z])")
_DETAIL = re.compile(r"^(?:locations?|offices?|city|standorte?)\s*:\s*", re.IGNORECASE)
_STATE_WASHINGTON = re.compile(r", WA\b|\bWashington [Ss]tate\b|\bSeattle\b")
# "Town, Such County": of the countries that write a county behind its name, the one whose postings do.
_US_COUNTY = re.compile(r"[^,]+, (?:[A-Z][\w.'’-]* ){1,3}County\Z")
_CAPITAL = re.compile(r"\bD\.?C\.?(?!\w)")


class _Found(NamedTuple):
    place: Place
    rule: str
    confidence: float
    remote: bool = False  # the source says "remote" beside it


def _find(doc: Document) -> list[Fact]:
    source = list(_from_source(doc))
    near = _areas(source)
    said = [*_from_title(doc, near), *_from_text(doc, near)]
    found = _most_exact(source, said)
    if not any(f.place.city for f in found):
        weak = [f for f in _read(doc, weak_spans(doc, near), near, 0.5) if f.place.city and f.place.sure]
        found = _most_exact(source, weak) if weak and not said else found
    found = found or [_Found(place, "spoken of", 0.4) for place in spoken_of(doc)]
    different: dict[tuple[str | None, ...], _Found] = {}
    for one in found:
        different.setdefault(one.place[:3], one)
    return [_fact(doc, one) for one in different.values()]


def _fact(doc: Document, found: _Found) -> Fact:
    place = found.place
    value: Json = {"city": place.city, "region": place.region, "country": place.country}
    return fact(doc, NAME, value, place.start, place.end, rule=found.rule, confidence=found.confidence)


def _from_source(doc: Document) -> Iterator[_Found]:
    for block in takewhile(lambda block: block.section in _HEAD, doc.blocks):
        start = block.start
        if block.section is Section.DETAIL:
            label = _DETAIL.match(doc.text[block.start : block.end])
            if not label:
                continue
            start += label.end()
        elif block.section is Section.TITLE:
            continue
        remote = "remote" in doc.text[start : block.end].lower()
        places = _without_paths(doc.text, places_in(doc.text, start, block.end))
        if not places and _US_COUNTY.match(doc.text[start : block.end]):
            yield _Found(Place(None, None, "US", start, block.end), "county", 0.7, remote)
        for place in places:
            yield _Found(_washington(doc, place), "source", 1.0, remote)


def _without_paths(text: str, places: Sequence[Place]) -> list[Place]:
    """Without the countries and states on the way to a city: "USA/Missouri/St. Louis"."""
    return [
        place
        for place, inner in zip(places, [*places[1:], None], strict=False)
        if not (inner and text[place.end : inner.start].strip() == "/" and _inside(inner, place))
    ]


def _washington(doc: Document, place: Place) -> Place:
    """A bare "Washington, US" is the capital unless only the state is spoken of."""
    if place.city == "Washington" and place.region == "DC":
        text = doc.text
        if not _CAPITAL.search(text) and _STATE_WASHINGTON.search(text):
            return Place(None, "WA", "US", place.start, place.end)
    return place


def _from_title(doc: Document, near: set[str]) -> Iterator[_Found]:
    title = doc.blocks[0]
    text = doc.text[title.start : min(title.end, _LONG_TITLE)]
    if not may_name_place(text, near):
        return
    for part in _TITLE_PART.finditer(text):
        starts = [part.start(), *(found.end() for found in _TITLE_IN.finditer(text, part.start(), part.end()))]
        for start in starts:
            if not may_name_place(text[start : part.end()], near):
                continue
            places = places_in(doc.text, title.start + start, title.start + part.end(), near)
            if places and _covers(text[start : part.end()], places, title.start + start):
                yield from (_Found(p, "title", 0.9) for p in places if trusted(p, doc.text, near))


def _covers(text: str, places: Sequence[Place], offset: int) -> bool:
    """Whether a text names places and nothing else."""
    rest = list(text)
    for place in places:
        rest[place.start - offset : place.end - offset] = " " * (place.end - place.start)
    return not re.search(
        r"\b(?!(?:or|and|hybrid|remote|onsite|office|area|US|USA|only|und|et)\b)[^\W\d_]{2,}",
        "".join(rest),
        re.IGNORECASE,
    )


def _from_text(doc: Document, near: set[str]) -> list[_Found]:
    return _read(doc, spans(doc, near), near, 0.8)


def _read(doc: Document, where: Iterable[tuple[int, int, str]], near: set[str], confidence: float) -> list[_Found]:
    found: dict[tuple[str | None, ...], _Found] = {}
    for start, end, rule in where:
        for place in places_in(doc.text, start, end, near):
            key = (place.city, place.region, place.country)
            if key not in found and believed(place, rule, doc.text, near):
                found[key] = _Found(_washington(doc, place), rule, confidence)
    return list(found.values())


def _areas(found: Iterable[_Found]) -> set[str]:
    areas = set()
    for place in (f.place for f in found):
        if place.country:
            areas.add(place.country)
            areas.add(around(place))
    return areas


def _most_exact(source: Sequence[_Found], said: Sequence[_Found]) -> list[_Found]:
    """Both together, without what is only the country or region of a place that the other names more exactly.

    The country of "Remote, US" stays: an office in it is one place more.
    """
    kept = [
        f
        for f in source
        if (f.remote or not any(_inside(other.place, f.place) for other in said))
        and not any(_same_town(other.place, f.place) for other in said)
    ]
    return kept + [f for f in said if not any(_inside(other.place, f.place) for other in (*source, *said))]


def _same_town(exact: Place, vague: Place) -> bool:
    """Whether a town is named elsewhere with its state: "Reedsville, US" is the one in Pennsylvania."""
    if not vague.city or vague.city != exact.city or not (exact.sure and exact.region):
        return False
    return not vague.sure or (vague.country == exact.country and not vague.region)


def _inside(small: Place, large: Place) -> bool:
    if large.city or small.country != large.country or (large.region and small.region != large.region):
        return False
    return bool(small.city) or bool(small.region and not large.region)


def _settle(facts: Sequence[Fact]) -> Json:
    return [found.value for found in (keep_first(facts) if len(facts) > 1 else facts)]


FIELD = Field(
    name=NAME,
    columns=(
        Column("cities", "VARCHAR[]", "$.locations[*].city", "Cities where the role can be done, in English."),
        Column("regions", "VARCHAR[]", "$.locations[*].region", "US states and Canadian provinces, two-letter codes."),
        Column("countries", "VARCHAR[]", "$.locations[*].country", "Countries, ISO 3166 alpha-2."),
    ),
    find=_find,
    settle=_settle,
)
