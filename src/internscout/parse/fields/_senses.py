"""Is this word the skill? "Go", "R", "Spring", "Excel" are skills in a list of skills and ordinary words elsewhere.

Three kinds of spelling: most are skills wherever they stand; those under `unless` are, unless their surroundings say
otherwise; those under `shy` are only in the company of another skill, beside a word that speaks of skills or near one
of the words under `beside`. Which word is which is data, `_senses.toml`; here is only how it is looked up.
"""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

from internscout.parse.literals import longest
from internscout.parse.scan import Hit
from internscout.parse.stretch import Stretch
from internscout.parse.words import WordPattern
from internscout.taxonomy import terms
from internscout.text import Document

_FILE = resources.files(__package__).joinpath("_senses.toml")
_DATA: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_SHY = frozenset(_DATA["shy"])
_NEVER_ALONE = frozenset(_DATA["never_alone"])
_SMALL_LETTERS = frozenset(_DATA["small_letters"])
_INTERFACES = frozenset(_DATA["interfaces"])
_EMPLOYERS = frozenset(_DATA["employers"])
_UNLESS: dict[str, list[str]] = _DATA["unless"]
_UNLESS_SMALL: dict[str, list[str]] = _DATA["unless_small"]
_Span: TypeAlias = tuple[int, int]
_REACH = 40


class _Phrases:
    """Phrases around a word, written "before⟨⟩after" with either side left out or not."""

    __slots__ = ("_after", "_around")

    def __init__(self, patterns: list[str]) -> None:
        sides = [pattern.partition("⟨⟩")[::2] for pattern in patterns]
        after_only = [after for before, after in sides if not before]
        self._after = re.compile("|".join(after_only), re.IGNORECASE) if after_only else None
        befores: dict[str, list[str]] = {}
        for before, after in sides:
            if before:
                befores.setdefault(after, []).append(before)
        self._around = [_around("|".join(before), after) for after, before in befores.items()]

    def stand_around(self, text: str, near: _Span, hit: Hit) -> bool:
        """True when one of the phrases stands around the hit, in what is near it."""
        start, end = near
        if self._after and self._after.match(text, hit.end, end):
            return True
        for before, reach, after in self._around:
            if after and not after.match(text, hit.end, end):
                continue
            if before.search(text, max(start, hit.start - reach), hit.start):
                return True
        return False


def _around(before: str, after: str) -> tuple[re.Pattern[str], int, re.Pattern[str] | None]:
    """What stands before a word, how far it reaches back at most, and what then must stand behind the word."""
    reach = min(longest(before), _REACH)
    return re.compile(f"(?:{before})$", re.IGNORECASE), reach, re.compile(after, re.IGNORECASE) if after else None


_BESIDE = {key: re.compile("|".join(patterns), re.IGNORECASE) for key, patterns in _DATA["beside"].items()}
# Words of skills right before or right after a word make it one.
_BEFORE = WordPattern(
    r"""(?xi)\b(?:experience\ (?:with|in|using)|knowledge\ (?:of|in)|proficien\w+\ (?:in|with)|familiar(?:ity)?\ with
    | (?:programming|skills|coding|fluen\w+|expertise|develop\w*|experts?|interest\w*|built|prototyp\w+)\ in
    | (?:written|code|codes|software|apps?|applications?|services|scenes?|assets|scripts?|models|analys[ei]s)\ in(?:to)?
    | writ(?:e|es|ing|ten) | using
    | languages?:?(?:\ like|\ such\ as)?
    | frameworks?:?|libraries|tools?:?|such\ as|like|e\.g\.,?|including?|ansi|embedded|bare[-\ ]metal
    | (?:kenntnisse|erfahrung)\ (?:in|mit)|connaissances?\ (?:de|en)|conocimientos?\ (?:de|en)|kennis\ van)
    [\ :(]*(?:the\ )?$"""
)
_THING = re.compile(
    r"""(?xi)[\s-]*\(?(?:programming|(?:development\ )?language|framework|librar|api\b|sdk|code\b|coding|scripts?\b
    | scripting|developer|notebooks?|package|dashboards?|pipelines?|cluster|queries|database|db\b|codebase
    | microservices|functions|compiler|engine\b|server|backend|development\b|apps?\b|applications?\b|sql|files?\b
    | components?\b | (?:knowledge|skills?|experience|expertise|proficiency|kenntnisse)\b)"""
)
_WISHED = re.compile(
    r"""(?xi)-(?:based|lang|native)\b | [\s-]+(?:a\ plus|preferred|required)\b | [\s-]+(?:is|ist|est|are|would\ be)\s+
    (?:(?:an?|eine?|une?|not|also|highly|strongly|von|of)\s+){0,2}
    (?:plus|asset|bonus|advantage|must|preferred|required|nice|beneficial|desir\w+|welcome|considered|optional|helpful
    |needed|used|fine|atout|vorteil|wünschens\w+)"""
)
_IN = re.compile(r"(?i)\b(?:in|using|with|of|microsoft|ms)\s+$")
_API = re.compile(r"(?i)\b(?:apis?|sdks?)\b")
_WEB_MARKS = frozenset(".@:")
_BLANKS = frozenset(" \n")
_WEB = re.compile(r"\.(?:com|io|org|ai|net|co|dev)\b|@|://")
_INSIDE_URL = re.compile(r"(?:https?://|www\.|@)\S*$|\w\.(?:com|org|io|ai|net)/\S*$", re.IGNORECASE)
# "customers like Sony, Figma": who buys, invests or employed the founders.
_COMPANIES = WordPattern(
    r"""(?x)\b(?i:companies|customers|clients|brands|startups|start-ups|investors|organi[sz]ations|businesses|firms|leaders
    |founders|employees|alumni|engineers|researchers|head\ of\ data|backed|founded)\b
    (?i:[^.;:]{0,40}?\b(?:like|such\ as|including|include|from|of|by|at|as|(?<=\()e\.g\.))\s+
    (?:[A-Z][\w&'-]*(?:\ [A-Z][\w&'-]*){0,2}\s*(?:,\s*(?:and\s+)?|and\s+|&\s*)){0,7}$""",
    re.NOFLAG,
)
_IN_REACH = 12
REACH = 140  # how far around a skill the farthest look goes
_SLUG = 4  # letters of a product that may begin an employer's run-together name ("beamimpact")


def excluded(doc: Document, hit: Hit, line: _Span, employer: str) -> bool:
    """True when the surroundings show another sense: an address, a phrase, the name of the `employer` (casefolded)."""
    text, (first, last), (term, start, end, exact) = doc.text, line, hit
    near = (first if start - first < _REACH else start - _REACH), (last if last - end < _REACH else end + _REACH)
    if (text[end : end + 1] in _WEB_MARKS or text[start - 1] not in _BLANKS) and _in_address(text, near, hit):
        return True
    small = term in _UNLESS_SMALL and text[start].islower()
    if _other_senses(term, exact, small).stand_around(text, near, hit):
        return True
    if term in _EMPLOYERS and _of_firms(doc, max(first, start - REACH), start):
        return True
    if exact and term in _INTERFACES and _is_model_maker(text, line, hit):
        return True
    return employer != "" and employer.startswith(text[start:end].casefold()) and _own_name(doc, hit, near, employer)


def needs_company(doc: Document, hit: Hit, line: _Span) -> bool:
    """True when the spelling is a skill only beside other skills or a cue, and no cue is there."""
    small = hit.id in _SMALL_LETTERS and doc.text[hit.start : hit.end].islower()
    if not hit.exact or hit.id in _INTERFACES or not (small or hit.id in _SHY):
        return False
    text, start, end = doc.text, max(line[0], hit.start - _REACH), min(line[1], hit.end + _REACH)
    if _THING.match(text, hit.end, end) or (not small and _WISHED.match(text, hit.end, end)):
        return False
    if _in_its_field(text, (start, end), hit):
        return False
    if small:
        return _IN.search(text, max(start, hit.start - _IN_REACH), hit.start) is None
    return hit.id in _NEVER_ALONE or not _named_as_skill(doc, start, hit)


def _named_as_skill(doc: Document, start: int, hit: Hit) -> bool:
    return Stretch(doc, start, hit.start).first(_BEFORE, start, hit.start) is not None


def never_alone(hit: Hit, text: str) -> bool:
    """True when even a demand on the candidate does not make this word a skill."""
    return hit.id in _NEVER_ALONE or text[hit.start : hit.end].islower()


@cache
def _ambiguous() -> frozenset[str]:
    """Terms with spellings that count only as written: their other spellings ("golang", "apache beam") are certain."""
    return frozenset(term.id for field in ("languages", "frameworks") for term in terms(field) if term.exact)


@cache
def _other_senses(term: str, exact: bool, small: bool) -> _Phrases:
    """What stands around a spelling of the term that is not the skill; some only tell of words in small letters."""
    phrases = list(_DATA["firms"])
    if exact and term in _SHY:
        phrases += _DATA["names"]
    if exact or term not in _ambiguous():
        phrases += _UNLESS.get(term, [])
        phrases += _UNLESS_SMALL[term] if small else []
    return _Phrases(phrases)


def _in_address(text: str, near: _Span, hit: Hit) -> bool:
    """True inside "https://…", and before a ".com"."""
    if _WEB.match(text, hit.end, near[1]):
        return True
    start = max(near[0], text.rfind(" ", near[0], hit.start) + 1)
    return _INSIDE_URL.search(text, start, hit.start) is not None


def _of_firms(doc: Document, start: int, end: int) -> bool:
    """True when a list of customers, investors or employers leads to this place."""
    return Stretch(doc, start, end).first(_COMPANIES, start, end) is not None


def _in_its_field(text: str, near: _Span, hit: Hit) -> bool:
    """True when a word of the skill's own field stands near: "Unity" beside "Unreal"."""
    pattern = _BESIDE.get(hit.id)
    if pattern is None:
        return False
    return pattern.search(f"{text[near[0] : hit.start]}⟨⟩{text[hit.end : near[1]]}") is not None


def _is_model_maker(text: str, line: _Span, hit: Hit) -> bool:
    """True when "OpenAI" or "Claude" stands without "API": the company or the assistant, not the interface."""
    start, end = max(line[0], hit.start - 2 * _REACH), min(line[1], hit.end + _REACH)
    return not (_API.search(text, start, hit.start) or _API.search(text, hit.end, end))


def _own_name(doc: Document, hit: Hit, near: _Span, employer: str) -> bool:
    """The employer's own name counts only where its product is asked for or used."""
    length = len(doc.text[hit.start : hit.end].casefold())
    slug = " " not in employer and length >= _SLUG and hit.id in _SHY
    if employer[length : length + 1].isalnum() and not slug:
        return False
    return not (_named_as_skill(doc, near[0], hit) or _THING.match(doc.text, hit.end, near[1]))
