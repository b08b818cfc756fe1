"""Is this word the skill? "Go", "R", "Spring", "Excel" are skills in a list of skills and ordinary words elsewhere.

Three kinds of spelling: most are skills wherever they stand; those under `unless` are, unless their surroundings say
otherwise; those under `shy` are only in the company of another skill, beside a word that speaks of skills or near one
of the words under `beside`. Which word is which is data, `_senses.toml`; here is only how it is looked up.
"""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from internscout.parse.scan import Hit
from internscout.taxonomy import terms

_FILE = resources.files(__package__).joinpath("_senses.toml")
_DATA: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_SHY = frozenset(_DATA["shy"])
_NEVER_ALONE = frozenset(_DATA["never_alone"])
_SMALL_LETTERS = frozenset(_DATA["small_letters"])
_INTERFACES = frozenset(_DATA["interfaces"])
_EMPLOYERS = frozenset(_DATA["employers"])


def _around(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_UNLESS = {key: _around(patterns) for key, patterns in _DATA["unless"].items()}
_UNLESS_SMALL = {key: _around(patterns) for key, patterns in _DATA["unless_small"].items()}
_BESIDE = {key: _around(patterns) for key, patterns in _DATA["beside"].items()}
_NAMES = _around(_DATA["names"])
_FIRMS = _around(_DATA["firms"])
# Words of skills right before or right after a word make it one.
_BEFORE = re.compile(
    r"""(?xi)(?:\b(?:experience\ (?:with|in|using)|knowledge\ (?:of|in)|proficien\w+\ (?:in|with)|familiar(?:ity)?\ with
    | (?:programming|skills|coding|fluen\w+|expertise|develop\w*|experts?|interest\w*|built|prototyp\w+)\ in
    | (?:written|code|codes|software|apps?|applications?|services|scenes?|assets|scripts?|models|analys[ei]s)\ in(?:to)?
    | writ(?:e|es|ing|ten) | using
    | languages?:?(?:\ like|\ such\ as)?
    | frameworks?:?|libraries|tools?:?|such\ as|like|e\.g\.,?|including?|ansi|embedded|bare[-\ ]metal
    | kenntnisse\ in|erfahrung\ (?:in|mit)|connaissances?\ (?:de|en)|conocimientos?\ (?:de|en)|kennis\ van)
    [\s:(]*(?:the\ )?)$"""
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
_WEB = re.compile(r"\.(?:com|io|org|ai|net|co|dev)\b|@|://")
_INSIDE_URL = re.compile(r"(?:https?://|www\.|@)\S*$|\.(?:com|org|io|ai|net)/\S*$", re.IGNORECASE)
# "customers like Sony, Figma": who buys, invests or employed the founders.
_COMPANIES = re.compile(
    r"""(?x)\b(?i:companies|customers|clients|brands|startups|start-ups|investors|organi[sz]ations|businesses|firms|leaders
    |founders|employees|alumni|engineers|researchers|head\ of\ data|backed|founded)\b
    (?i:[^.;:]{0,40}?\b(?:like|such\ as|including|include|from|of|by|at|as|(?<=\()e\.g\.))\s+
    (?:[A-Z][\w&'-]*(?:\ [A-Z][\w&'-]*){0,2}\s*(?:,\s*(?:and\s+)?|and\s+|&\s*)){0,7}$"""
)
_REACH = 40
_FAR = 140
_SLUG = 4  # letters of a product that may begin an employer's run-together name ("beamimpact")


def excluded(hit: Hit, text: str, company: str) -> bool:
    """True when the surroundings show another sense: an address, a phrase, the employer's own name."""
    before, after = _context(hit, text, _REACH)
    if _WEB.match(after) or _INSIDE_URL.search(before):
        return True
    around = f"{before}⟨⟩{after}"
    if _FIRMS.search(around) or (hit.exact and hit.id in _SHY and _NAMES.search(around)):
        return True
    if (hit.exact or hit.id not in _ambiguous()) and _other_sense(hit, text, around):
        return True
    if hit.id in _EMPLOYERS and _COMPANIES.search(_context(hit, text, _FAR)[0]):
        return True
    return _is_model_maker(hit, text) or _own_name(hit, text, company)


def needs_company(hit: Hit, text: str) -> bool:
    """True when the spelling is a skill only beside other skills or a cue, and no cue is there."""
    small = hit.id in _SMALL_LETTERS and text[hit.start : hit.end].islower()
    if not hit.exact or hit.id in _INTERFACES or not (small or hit.id in _SHY):
        return False
    before, after = _context(hit, text, _REACH)
    if _THING.match(after) or (not small and _WISHED.match(after)) or _in_its_field(hit, text):
        return False
    if small:
        return _IN.search(before) is None
    return hit.id in _NEVER_ALONE or _BEFORE.search(before) is None


def never_alone(hit: Hit, text: str) -> bool:
    """True when even a demand on the candidate does not make this word a skill."""
    return hit.id in _NEVER_ALONE or text[hit.start : hit.end].islower()


@cache
def _ambiguous() -> frozenset[str]:
    """Terms with spellings that count only as written: their other spellings ("golang", "apache beam") are certain."""
    return frozenset(term.id for field in ("languages", "frameworks") for term in terms(field) if term.exact)


def _context(hit: Hit, text: str, reach: int) -> tuple[str, str]:
    """What stands before and after a hit on its line."""
    before = text[max(0, hit.start - reach) : hit.start].rpartition("\n")[2]
    return before, text[hit.end : hit.end + reach].partition("\n")[0]


def _other_sense(hit: Hit, text: str, around: str) -> bool:
    """True when a phrase of `unless` stands around the word; some only tell of words in small letters."""
    pattern = _UNLESS.get(hit.id)
    if pattern is not None and pattern.search(around):
        return True
    small = _UNLESS_SMALL.get(hit.id) if text[hit.start].islower() else None
    return small is not None and small.search(around) is not None


def _in_its_field(hit: Hit, text: str) -> bool:
    """True when a word of the skill's own field stands near: "Unity" beside "Unreal"."""
    pattern = _BESIDE.get(hit.id)
    return pattern is not None and pattern.search("⟨⟩".join(_context(hit, text, _REACH))) is not None


def _is_model_maker(hit: Hit, text: str) -> bool:
    """True when "OpenAI" or "Claude" stands without "API": the company or the assistant, not the interface."""
    if hit.id not in _INTERFACES or not hit.exact:
        return False
    before, after = _context(hit, text, 2 * _REACH)
    return not (_API.search(before) or _API.search(after[:_REACH]))


def _own_name(hit: Hit, text: str, company: str) -> bool:
    """The employer's own name counts only where its product is asked for or used."""
    name, written = company.casefold(), text[hit.start : hit.end].casefold()
    if not name.startswith(written):
        return False
    slug = " " not in company and len(written) >= _SLUG and hit.id in _SHY
    if name[len(written) :][:1].isalnum() and not slug:
        return False
    before, after = _context(hit, text, _REACH)
    return not (_BEFORE.search(before) or _THING.match(after))
