"""A location string cut into parts, and what each part may name.

"Austin, TX or Berlin (hybrid)" has the parts Austin, TX | Berlin, hybrid: commas only part, "or" begins a new place.
What a part names is often open ("Georgia", "CA", "New York"); `_place_groups` decides, by what stands beside it.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from internscout.parse.fields._place_meanings import NOTHING, is_area, meanings
from internscout.parse.fields._place_trim import trimmed
from internscout.taxonomy.places import City, Region

__all__ = ["Part", "parts_of"]

_HARD = re.compile(
    r"\s*(?:[;|•\n]|\s/\s|(?<!and)/|\s\+\s|(?<![A-Z])\s&\s(?=[A-Z])"
    r"|(?<=[a-z)])\s(?:OR|AND)\s(?=[A-Z][a-z])|,?\s(?:and/or|or|oder|ou|und|et|en|y|and)\s(?!(?:Herzegovina|Tobago|Barbuda|Labrador|Nevis"
    r"|Grenadines)\b))\s*"
    # Run together: "Mesa, AZBoise, ID", "Ulm, GermanyGraz, Austria".
    r"|(?:(?<=, [A-Z][A-Z])|(?<=locations)|(?<=States)|(?<=Kingdom)|(?<=Canada)|(?<=India)|(?<=Germany)|(?<=France)"
    r"|(?<=Netherlands))(?=[A-Z][a-z]{2})"
)
_SOFT = re.compile(r"\s*[,()\[\]:–—>]\s*|\s+-+\s+|\s+-(?=[A-Z])|\s+\.\s+|\.(?=[A-Z][a-z])")
_GAP, _HYPHEN = re.compile(r"[\s-]+"), re.compile(r"-")
_ASIDE = re.compile(r"\([^()]*\b(?:area|district|neighbou?rhood)\)")
# Parts of the world are no places to work at, and their words are: "North America" is not America.
_WORLD = re.compile(
    r"\b(?:(?:north|south|latin|central) america|americas|emea|apac|latam|amer|europe(?:an union)?|eu"
    r"|asia(?:[ -]pacific)?|dach|benelux|nordics|middle east|(?<!south )africa|worldwide|global(?:ly)?"
    r"|washington university)\b",
    re.IGNORECASE,
)
# Words that a town's name may hold but not consist of: "East Hanover", not "US East Coast".
_MERE_WORDS = frozenset(
    "spring summer fall autumn winter east west north south central eastern western northern southern northeast"
    " northwest southeast southwest coast midwest regional others other friendly main campus headquarters junior senior"
    " zone timezone equity depot grande negotiable flexible first available considered eligible required"
    " city everywhere corporate".split()
)
_PROVINCE_CODE = re.compile(r"[A-Z0-9]{2,3}")
_DUTCH_PROVINCES = frozenset("NH ZH NB GE UT OV FL FR GR DR LI ZE".split())
_DUTCH_OR = re.compile(r"\b([A-Z][\w-]+) of (?=([A-Z][\w-]+))")
_COUNTY = re.compile(
    r"\b(?:county|borough|parish|kreis|landkreis|district|department)$|^(?:county|landkreis)\b", re.IGNORECASE
)
_NAME = re.compile(
    r"^[A-ZÀ-Þ'][\w'’.À-ÿ-]*(?: (?:[A-ZÀ-Þ][\w'’.À-ÿ-]*|de|la|le|del|of|am|an|der|the|les|sur|upon|en|aan|den"
    r"|di)){0,3}$"
)
_NO_NAME = re.compile(
    r"\b(?:remote|hybrid|office|usa|america|americas|emea|apac|europe|asia|africa|north america|latam|global"
    r"|worldwide|international|various|multiple|internship|intern"
    r"|nationwide|anywhere|home|floor|building|street|st|ave|avenue|road|blvd|suite|mall|center|university"
    r"|institute|laboratory|inc|llc|ltd|gmbh|corporation|group|services"
    r"|state|states|mobile|flexible|field|other|area|full|part|time|on|site|onsite|us|uk|eu|engineering|sales"
    r"|systems|data|team|republic)\b",
    re.IGNORECASE,
)  # fmt: skip
_OWNER = re.compile(r"['’]s ")  # "Brightloom's Newport Beach"
_OWN_NAME = re.compile(
    r"^(?:East|West|North|South|New|Lake|Port|Fort|Mount|Old|Saint|St\.?|La|El|Los|Las|Le) "
    r"| (?:City|Beach|Heights|Park|Springs|Hills?|Falls|Island|Valley|Village|Junction|Grove|Lake|Airpark|bei|near"
    r"|am|an der|upon) ?"
)
_LEADING, _TRAILING = 100, 400  # thousands of people from which a city counts inside a longer, unknown part


# Where none of these words stands, commas alone part a line such as "Austin, Texas, United States".
_PLAIN = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*(?:, [^\W\d_]+(?:[ '’-][^\W\d_]+)*)*")
_SPECIAL = frozenset(
    "and or oder ou und et en y america americas emea apac latam amer europe european eu asia dach benelux nordics east"
    " africa worldwide global globally university county borough parish kreis landkreis district department".split()
)
_LONGEST_PART = 250  # characters: longer ones are prose


class Part(NamedTuple):
    """`text[start:end]` of the string and all that it may name.

    `hard`: a new place must begin with it. `within`: the cities are named by a piece of it only ("Mapbox Minsk").
    `glued`: only a blank parts it from the one before ("Mapbox US").
    """

    name: str
    start: int
    end: int
    hard: bool
    cities: tuple[City, ...] = ()
    region: Region | None = None
    country: str | None = None
    code: str | None = None
    within: bool = False
    glued: bool = False

    @property
    def known(self) -> bool:
        """True when it names something."""
        return bool(self.cities or self.region or self.country or self.code)

    @property
    def may_be_name(self) -> bool:
        """True when it is written as the name of a small town is."""
        return (self.within or not self.known) and _may_be_town(self.name)

    @property
    def own_name(self) -> bool:
        """True when the longer name is a town of its own ("East Hanover", "Garching bei München")."""
        return self.within and _may_be_town(self.name) and bool(_OWN_NAME.search(self.name))


@lru_cache(maxsize=4096)
def _may_be_town(name: str) -> bool:
    if _MERE_WORDS.issuperset(_GAP.split(name.lower())) or (name.isupper() and len(name) < 5):
        return False
    return bool(_NAME.match(name)) and not _NO_NAME.search(name) and not _OWNER.search(name)


def parts_of(text: str) -> list[Part]:
    """The parts of a text in order, without those that say nothing ("Remote", "Office")."""
    return _without_province_codes(_known_parts(text) or _cut(text))


def _known_parts(text: str) -> list[Part]:
    """The parts of a line of known names between commas; empty for any other text."""
    if not _PLAIN.fullmatch(text) or not _SPECIAL.isdisjoint(text.lower().replace(",", "").replace("-", " ").split()):
        return []
    found: list[Part] = []
    start = 0
    for name in text.split(", "):
        known = meanings(name)
        if known is NOTHING or known == NOTHING:
            return []
        found.append(Part(name, start, start + len(name), not found, *known))
        start += len(name) + 2
    return found


def _cut(text: str) -> list[Part]:
    scope = _WORLD.sub(_blank, _ASIDE.sub(_blank, text))
    if " of " in scope:
        scope = _DUTCH_OR.sub(_apart, scope)
    found: list[Part] = []
    for first, last in _spans(scope, 0, len(scope), _HARD):
        hard = True
        for a, b in _spans(scope, first, last, _SOFT):
            for part in _read(scope, a, b, hard) if b - a <= _LONGEST_PART else ():
                glued = bool(found) and scope[found[-1].end : part.start].isspace()
                found.append(part._replace(glued=True) if glued else part)
                hard = False
    return found


def _without_province_codes(parts: list[Part]) -> list[Part]:
    """Without what stands between a city and a country's code: "Breda, NB, NL" is not in New Brunswick."""
    kept: list[Part] = []
    for n, part in enumerate(parts):
        after = parts[n + 1] if n + 1 < len(parts) else None
        alone = not kept and after and part.name in _DUTCH_PROVINCES and after.name == "NL"
        if after and not after.hard and (alone or (kept and _is_province_code(kept[-1], part, after))):
            parts[n + 1] = after._replace(region=None)
        else:
            kept.append(part)
    return kept


def _is_province_code(city: Part, part: Part, country: Part) -> bool:
    if part.hard or not _PROVINCE_CODE.fullmatch(part.name) or country.code in (None, "US", "CA"):
        return False
    if city.region or city.country or not (city.cities or city.may_be_name):
        return False
    if part.region and any((c.country, c.region) == (part.region.country, part.region.code) for c in city.cities):
        return False
    # "IN" and "MO" are rather states; "NL" is hardly ever Newfoundland.
    return country.region is None or country.code == "NL" or any(c.country == country.code for c in city.cities)


def _blank(found: re.Match[str]) -> str:
    return "," * len(found[0])


def _apart(found: re.Match[str]) -> str:
    """Two towns for "Breda of Tilburg"."""
    dutch = all(any(city.country in ("NL", "BE") for city in meanings(name)[0]) for name in found.groups())
    return f"{found[1]} ;  " if dutch else found[0]


def _spans(text: str, start: int, end: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """What stands between the separators in `text[start:end]`, which is looked at by itself."""
    position, spans = start, []
    for found in separator.finditer(text[start:end]):
        if found.start() + start > position:
            spans.append((position, found.start() + start))
        position = found.end() + start
    if position < end:
        spans.append((position, end))
    return spans


def _read(text: str, start: int, end: int, hard: bool) -> Iterator[Part]:
    """The part at `start:end`, or its pieces when only the pieces name something."""
    start, end = trimmed(text, start, end)
    if start >= end or _COUNTY.search(text[start:end]):
        return
    whole = _part(text, start, end, hard)
    if whole.known:
        yield whole
        return
    for a, b in _pieces(text, start, end):
        if (a, b) == (start, end):
            yield Part(whole.name, a, b, hard, _cities_within(text, a, b), within=True)
            continue
        for piece in _read(text, a, b, hard):
            yield piece
            hard = False


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cuts of an unknown part: "US-California-Fresno", "Cambridge MA USA", "Amsterdam Noord", else the whole."""
    if meanings(text[start:end]) != NOTHING:
        yield start, end
        return
    words = _spans(text, start, end, _GAP)
    if "-" in text[start:end]:
        cut = _spans(text, start, end, _HYPHEN)
        if any(is_area(text[a:b]) for a, b in cut):
            yield from cut
            return
    for n in _cuts(text, words):
        for side in ((start, words[n - 1][1]), (words[n][0], end)):
            yield from _pieces(text, *side)
        return
    yield start, end


def _cuts(text: str, words: list[tuple[int, int]]) -> Iterator[int]:
    """Where to cut a run of words: a city before its region, then before a region that ends it, then after one."""
    middle = range(len(words) - 1, 0, -1)
    for n in middle:
        if meanings(text[words[0][0] : words[n - 1][1]])[0] and is_area(text[slice(*words[n])]):
            yield n
    yield from (n for n in reversed(middle) if is_area(text[words[n][0] : words[-1][1]]))
    if words and is_area(text[slice(*words[0])]) and len(words) > 1:
        yield 1


def _cities_within(text: str, start: int, end: int) -> tuple[City, ...]:
    """The large city at the beginning or end of an unknown part, with its namesakes."""
    words = _spans(text, start, end, _GAP)
    for n in range(len(words) - 1, 0, -1):
        for span, least in (((words[0][0], words[n - 1][1]), _LEADING), ((words[n][0], words[-1][1]), _TRAILING)):
            cities = meanings(text[slice(*span)])[0]
            if text[span[0]].isupper() and cities and cities[0].population >= least:
                return cities
    return ()


def _part(text: str, start: int, end: int, hard: bool) -> Part:
    name = text[start:end].strip()
    return Part(name, start, end, hard, *meanings(name))
