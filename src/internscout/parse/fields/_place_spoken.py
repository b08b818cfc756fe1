"""The country that a text speaks of, where it states no place of work: the last thing to go by.

It counts when it is the only one named in the whole text, and once as where something is ("a first in Tunisia"),
outside of talk about customers and markets. Of 286 postings that state their country elsewhere too and speak of one in
this way, it is the same for 281; so it is the least sure of all places. It is not sought where one may work from home.
"""

import re

from internscout.parse.fields._place_groups import Place, places_in
from internscout.parse.scan import Hit, scanner
from internscout.parse.words import lowered
from internscout.taxonomy.places import cities_named, regions_named
from internscout.text import Document, Section

__all__ = ["spoken_of"]

_DEAF = frozenset((Section.TITLE, Section.LOCATION, Section.DETAIL, Section.EQUAL_OPPORTUNITY, Section.COMPANY))
_SHORT = 4  # letters: "Peru" is a name, "AND" a word
_ALSO = re.compile(r"\b(?:US|USA|UK|EU)\b|\bU\.[SK]\.")  # named in another way
# Names that are mostly of something else, beside those of regions and large cities elsewhere.
_WORDS = frozenset(("jersey", "jordan", "chad", "island"))
_LARGE = 100  # thousands of people
_AWAY = re.compile(r"\b(?:remote\w*|anywhere|work(?:ing)? from home|télétravail)\b")
_THERE = re.compile(r"\b(?:in|en|au|aux)\s+(?:de[rn]\s+|the\s+)?$", re.IGNORECASE)
_TALK = re.compile(
    r"\b(?:headquarter\w*|founded|clients?|customers?|offices|investors|worldwide|countries|ranked|listed|stores?"
    r"|global\w*|international\w*|across|market\w*|travel\w*|citizen\w*|authori[sz]\w+|visas?|trademark\w*|laws?|born"
    r"|subsidiar\w+|regions?|regional|startup|start-up|leading|backed)\b",
    re.IGNORECASE,
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_A = 0x1F1E6


def spoken_of(doc: Document) -> list[Place]:
    """The one country, where it is named; empty when there are several, or none is sure."""
    if _AWAY.search(lowered(doc)):
        return []
    named = [hit for hit in scanner("countries").scan(doc.text) if _is_name(doc, hit)]
    if len({*_flags(doc), *(hit.id for hit in named)}) != 1 or _ALSO.search(doc.text):
        return []
    there = next((hit for hit in named if _is_there(doc, hit)), None)
    return places_in(doc.text, there.start, there.end) if there else []


def _is_name(doc: Document, hit: Hit) -> bool:
    return hit.end - hit.start >= _SHORT and doc.text[hit.start].isupper()


def _flags(doc: Document) -> set[str]:
    """The countries whose flags are shown."""
    return {"".join(chr(ord(sign) - _FLAG_A + ord("a")) for sign in flag) for flag in _FLAG.findall(doc.text)}


def _is_there(doc: Document, hit: Hit) -> bool:
    """Whether the country is where something is, and its name can mean nothing else."""
    name = doc.text[hit.start : hit.end]
    sentence = doc.sentence_at(hit.start)
    if sentence is None or sentence.section in _DEAF or _is_ambiguous(name, hit.id):
        return False
    there = _THERE.search(doc.text, max(sentence.start, hit.start - 12), hit.start)
    return there is not None and not _TALK.search(doc.text, sentence.start, sentence.end)


def _is_ambiguous(name: str, country: str) -> bool:
    if name.lower() in _WORDS or regions_named(name):
        return True
    return any(city.country.lower() != country and city.population >= _LARGE for city in cities_named(name))
