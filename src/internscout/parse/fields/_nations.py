"""Nations as postings name them beside "citizen": by adjective, by country, as members of a union or alliance."""

import re
from collections.abc import Sequence
from functools import lru_cache

from internscout.parse.scan import scanner

__all__ = ["ADJECTIVES", "UNIONS", "codes_in", "listed"]

_EU = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
_EEA = (*_EU, "IS", "LI", "NO")
_NATO = (
    "AL", "BE", "BG", "CA", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IS", "IT", "LT", "LU",
    "LV", "ME", "MK", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "TR", "US",
)  # fmt: skip
# Short names count in capitals only ("us" is a word).
UNIONS = r"EEA|(?i:European Economic Area)|EU|(?i:European Union|EU)|NATO"
_UNIONS: tuple[tuple[Sequence[str], re.Pattern[str]], ...] = (
    (_EEA, re.compile(r"\b(?:EEA|(?i:European Economic Area))\b")),
    (_EU, re.compile(r"\b(?:EU|(?i:European Union))\b")),
    (_NATO, re.compile(r"\bNATO\b")),
)
_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("US", r"U\.?\s?S\.?(?:A\.?)?|(?i:United States(?: of America)?|American)"),
    ("CA", r"(?i:Canadian|Canada)"),
    ("GB", r"U\.?K\.?|(?i:British|United Kingdom)"),
    ("AU", r"(?i:Australian?)"),
    ("NZ", r"(?i:New Zealand)"),
    ("IN", r"(?i:Indian?)"),
    ("SG", r"(?i:Singapore(?:an)?)"),
    ("DE", r"(?i:German(?:y)?|deutsche)"),
    ("FR", r"(?i:French|France|française)"),
    ("NL", r"(?i:Dutch|Netherlands|Nederlandse)"),
    ("BE", r"(?i:Belgian|Belgium)"),
    ("AT", r"(?i:Austrian?|österreichische)"),
    ("CH", r"(?i:Swiss|Switzerland|schweizer(?:ische)?)"),
    ("ES", r"(?i:Spanish|Spain|española)"),
    ("IT", r"(?i:Italian|Italy)"),
    ("IE", r"(?i:Irish|Ireland)"),
    ("PL", r"Polish|(?i:Poland)"),
    ("DK", r"(?i:Danish|Denmark)"),
    ("NO", r"(?i:Norwegian|Norway)"),
    ("SE", r"(?i:Swedish|Sweden)"),
    ("FI", r"(?i:Finnish|Finland)"),
    ("IL", r"(?i:Israeli?)"),
    ("AE", r"UAE|(?i:Emirati)"),
    ("SA", r"(?i:Saudi(?: Arabian?)?)"),
    ("QA", r"(?i:Qatari?)"),
    ("ZA", r"(?i:South African?)"),
    ("JP", r"(?i:Japan(?:ese)?)"),
    ("KR", r"(?i:(?:South )?Korean?)"),
    ("CN", r"(?i:Chinese|China)"),
    ("MY", r"(?i:Malaysian?)"),
    ("PH", r"(?i:Filipino|Philippines?)"),
    ("BR", r"(?i:Brazil(?:ian)?)"),
    ("MX", r"(?i:Mexic(?:o|an))"),
)
ADJECTIVES = "|".join(spelling for _, spelling in _SPELLINGS)
_CODES = tuple((code, re.compile(rf"(?<![A-Za-z])(?:{spelling})(?![A-Za-z])")) for code, spelling in _SPELLINGS)
_ONE = re.compile(rf"(?:{UNIONS}|{ADJECTIVES})(?![A-Za-z])")
_BETWEEN = re.compile(
    r"(?:[\s,/&;:()•+'’-]|\b(?:and|or|and/or|one|any|either|an?|of|in|the|its|following|these|\d+|member|states?"
    r"|countries|country|nations?|citizens?(?:hip)?|nationals?|nationality|from|who|are|as|well)\b){0,20}",
    re.IGNORECASE,
)
_LONGEST = 60  # characters of a country's name


@lru_cache(maxsize=256)
def codes_in(names: str) -> tuple[str, ...]:
    """The countries of some names, each once: of a union, those of its members."""
    members = [code for codes, pattern in _UNIONS if pattern.search(names) for code in codes]
    return tuple(dict.fromkeys([*members, *(code for code, pattern in _CODES if pattern.search(names))]))


def listed(text: str, start: int, end: int) -> tuple[tuple[str, ...], int]:
    """The countries named one after the other from `start` on, and where the last of them ends."""
    found: dict[str, None] = {}
    at = reached = start
    while between := _BETWEEN.match(text, at, end):
        at = between.end()
        if one := _ONE.match(text, at, end):
            found |= dict.fromkeys(codes_in(one[0]))
            at = reached = one.end()
        elif (
            hit := next(iter(scanner("countries").scan(text[at : min(end, at + _LONGEST)])), None)
        ) and hit.start == 0:
            found[hit.id.upper()] = None
            at = reached = at + hit.end
        else:
            break
    return tuple(found), reached
