"""Is this word the skill? "Go", "R", "Spring", "Excel" are skills in a list of skills and ordinary words elsewhere.

Three kinds of spelling: most are skills wherever they stand; those under `unless` are, unless their surroundings say
otherwise; those under `shy` are only in the company of another skill or beside a word that speaks of skills. Which
word is which is data, `_senses.toml`; here is only how it is looked up.
"""

import re
import tomllib
from importlib import resources
from typing import Any

from internscout.parse.scan import Hit

_FILE = resources.files(__package__).joinpath("_senses.toml")
_DATA: dict[str, Any] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
_SHY = frozenset(_DATA["shy"])
_NEVER_ALONE = frozenset(_DATA["never_alone"])
_SMALL_LETTERS = frozenset(_DATA["small_letters"])
_INTERFACES = frozenset(_DATA["interfaces"])


def _around(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


_UNLESS = {key: _around(patterns) for key, patterns in _DATA["unless"].items()}
_NAMES = _around(_DATA["names"])
# Words of skills right before or right after a word make it one.
_BEFORE = re.compile(
    r"""(?xi)(?:\b(?:experience\ (?:with|in|using)|knowledge\ (?:of|in)|proficien\w+\ (?:in|with)|familiar(?:ity)?\ with
    | (?:programming|skills|coding|fluen\w+|expertise|develop\w*)\ in|(?:written|code)\ in|using
    | languages?:?(?:\ like|\ such\ as)?
    | frameworks?:?|libraries|tools?:?|such\ as|like|e\.g\.,?|including?|ansi|embedded|bare[-\ ]metal
    | kenntnisse\ in|erfahrung\ (?:in|mit)|connaissances?\ (?:de|en)|conocimientos?\ (?:de|en)|kennis\ van)
    [\s:(]*(?:the\ )?)$"""
)
_AFTER = re.compile(
    r"""(?xi)[\s-]*\(?(?:programming|language|framework|librar|api\b|sdk|code\b|coding|scripts?\b|scripting|developer
    | notebooks?|package|dashboards?|pipelines?|cluster|queries|database|db\b|codebase|microservices|functions|compiler
    | engine|server|backend|apps?\b|sql
    | (?:is|ist|est|are|would\ be|a\ plus|preferred|required|knowledge|skills?|experience|kenntnisse)\b)"""
)
_IN = re.compile(r"(?i)\b(?:in|using|with|of|microsoft|ms)\s+$")
_API = re.compile(r"(?i)\b(?:apis?|sdks?)\b")
_WEB = re.compile(r"\.(?:com|io|org|ai|net|co|dev)\b|@|://")
_INSIDE_URL = re.compile(r"(?:https?://|www\.|@)\S*$|\.(?:com|org|io|ai|net)/\S*$", re.IGNORECASE)
_REACH = 40


def excluded(hit: Hit, text: str, company: str) -> bool:
    """True when the surroundings show another sense: an address, a phrase, the employer's own name."""
    before, after = _context(hit, text, _REACH)
    if _WEB.match(after) or _INSIDE_URL.search(before):
        return True
    around = f"{before}⟨⟩{after}"
    pattern = _UNLESS.get(hit.id)
    if pattern is not None and pattern.search(around):
        return True
    if hit.exact and hit.id in _SHY and _NAMES.search(around):
        return True
    return _is_model_maker(hit, text) or _own_name(text[hit.start : hit.end], before, after, company)


def needs_company(hit: Hit, text: str) -> bool:
    """True when the spelling is a skill only beside other skills or a cue, and no cue is there."""
    before, _ = _context(hit, text, _REACH)
    if text[hit.start : hit.end].islower() and hit.exact and hit.id in _SMALL_LETTERS:
        return _IN.search(before) is None
    if not hit.exact or hit.id not in _SHY or hit.id in _INTERFACES or _AFTER.match(text, hit.end):
        return False
    return hit.id in _NEVER_ALONE or _BEFORE.search(before) is None


def never_alone(hit: Hit, text: str) -> bool:
    """True when even a demand on the candidate does not make this word a skill."""
    return hit.id in _NEVER_ALONE or text[hit.start : hit.end].islower()


def _context(hit: Hit, text: str, reach: int) -> tuple[str, str]:
    """What stands before and after a hit on its line."""
    before = text[max(0, hit.start - reach) : hit.start].rpartition("\n")[2]
    return before, text[hit.end : hit.end + reach].partition("\n")[0]


def _is_model_maker(hit: Hit, text: str) -> bool:
    """True when "OpenAI" or "Claude" stands without "API": the company or the assistant, not the interface."""
    if hit.id not in _INTERFACES or not hit.exact:
        return False
    before, after = _context(hit, text, 2 * _REACH)
    return not (_API.search(before) or _API.search(after[:_REACH]))


def _own_name(written: str, before: str, after: str, company: str) -> bool:
    """The employer's own name counts only where its product is asked for or used."""
    if not company or not company.casefold().startswith(written.casefold()) or company[len(written) :][:1].isalnum():
        return False
    return not (_BEFORE.search(before) or _AFTER.match(after))
