"""What a posting in a "Who is hiring" thread says of itself: company, roles, places and terms, out of free text.

By custom its first line is `Company | Role | Place | REMOTE | Full-time | …`, in any order after the company; some
write `Company: …` and `Role: …` on lines of their own, some only sentences. Further roles stand in lists below. Nothing
here is the vendor's: these are people's habits, as the captures of `hn_algolia` show them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from internscout.taxonomy.places import names_in

_FACTS = ("Employment", "Workplace", "Pay", "Sponsorship")
MOST_ROLES = 30  # of one comment; beyond it, the list is no list of roles

_URL = re.compile(
    r"\(?\s*(?:https?://|www\.)\S+|\(\s*[\w-]+(?:\.[\w-]+)+\s*\)|^[\w-]+(?:\.[\w-]+)+/?\S*$", re.IGNORECASE
)
_BATCH = re.compile(r"\(\s*(?:YC\s*)?[SWFX]\s*\d{2}\s*\)|\(YC[^)]*\)", re.IGNORECASE)
_PAY = re.compile(r"[$€£¥]\s?\d|\b\d+\s?k\b|\bequity\b|\bsalary\b|\b(?:USD|EUR|GBP|CHF|CAD)\b\s?\d", re.IGNORECASE)
_EMPLOYMENT = re.compile(
    r"\bfull[- ]?time\b|\bpart[- ]?time\b|\bcontract(?:or|ing)?\b|\binterns?(?:hips?)?\b|\bco-?ops?\b|\bpermanent\b"
    r"|\bfreelance\b",
    re.IGNORECASE,
)
_WORKPLACE = re.compile(r"\b(?:remote|on-?site|on site|hybrid|in-?person|in-?office|wfh)\b", re.IGNORECASE)
_TERMS = frozenset(
    "full fulltime time part parttime contract contractor intern interns internship internships co op ops coop coops"
    " permanent freelance remote onsite on site hybrid in person office only paid or and to hire hours hrs week wk"
    " flexible ok".split()
)
_CITIZENS = re.compile(r"\bcitizen|\bclearance\b", re.IGNORECASE)
_VISA = re.compile(r"\bvisas?\b|\bsponsor", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:engineers?|developers?|programmers?|scientists?|researchers?|designers?|managers?|architects?|analysts?"
    r"|leads?|head of|directors?|interns?|internships?|sres?|swes?|devops|cto|vp|advocates?|consultants?|specialists?"
    r"|administrators?|technicians?|recruiters?|marketers?|executives?|writers?|editors?|professors?|postdocs?|phd"
    r"|fellows?|students?|qa|members? of technical staff|engineering|counsel|associates?|assistants?|auditors?)\b",
    re.IGNORECASE,
)
_MANY = re.compile(r"\b(?:multiple|various|many|several|all|open)\b.*\b(?:roles|positions|jobs)\b", re.IGNORECASE)
_APART = re.compile(r"\s+\+\s+|\s*[,;]\s+|\s+&\s+|\s+and\s+|\s+/\s+")
_ITEM = re.compile(r"^\s*(?:[-*•–·▪]+|\[?\d{1,2}[\].)])\s*")
_CUT = re.compile(r"https?://|\s[-–—→|]+\s|:\s|:$|\s*→|\s-$|\)-")
_SENTENCE = re.compile(
    r"\b(?:with|your|our|you|we|us|are|is|will|to|from|who|that|the|what|where|like|an|experience|experienced|years|see|apply|hiring)\b",
    re.IGNORECASE,
)
_HIRING = re.compile(r"^(?:now )?hiring:? (?:for |an? )?", re.IGNORECASE)
_LABELLED = re.compile(
    r"^\W*(company|roles?|positions?|title|location|type|salary|remote)\s*:\s*(\S.*)$", re.IGNORECASE
)
_HIRES = re.compile(
    r"^(?:At )?([A-Z][^|.,:;]{1,60}?)\s*(?:\([^)]*\))?,? (?:is|are|we are|we're|we’re) (?:\w+ly )?hiring\b"
)
_NOBODY = "This|That|It|There|Here|What|My|Our|We|He|She|The"
_IS = re.compile(rf"(?!(?:{_NOBODY})\b)([A-Z]\w*(?: [A-Z]\w*){{0,3}}) is (?:an?|the|building|on a mission)\b")


@dataclass(frozen=True, slots=True)
class Headline:
    """A posting's first lines, read. `company` is empty where none is named; `facts` are (label, words)."""

    company: str
    roles: tuple[str, ...]
    places: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


def headline(lines: Sequence[str]) -> Headline:
    """Company, roles and terms from the lines of a posting."""
    first = lines[0] if lines else ""
    segments = [part for raw in first.split("|") if (part := " ".join(raw.split()))]
    labelled = _by_label(lines)
    if len(segments) < 2 and labelled:
        segments = labelled
    if len(segments) < 2:
        named = _HIRES.match(first) or _IS.match(first)
        return Headline(named[1].strip() if named else "", _listed(lines[1:]))
    company, others = _company(segments)
    found = [(_kind(segment), segment) for segment in others]
    roles = [role for kind, segment in found if kind == "Role" for role in _apart(segment)]
    places = [
        _brief(segment) for kind, segment in found if kind == "Place" or (kind == "Workplace" and names_in(segment))
    ]
    facts = [(kind, _brief(segment)) for kind, segment in found if kind in _FACTS]
    return Headline(company, _unique([*roles, *_listed(lines[1:])]), tuple(places), tuple(facts))


def _brief(segment: str) -> str:
    """A segment without the text that runs on behind it, where its writer forgot to begin a new paragraph."""
    cut = _CUT.search(segment)
    return segment[: cut.start() if cut else 100] if len(segment) > 100 else segment


def _by_label(lines: Sequence[str]) -> list[str]:
    """The values of `Company:`, `Role:`, … in the order of a headline; nothing where neither of the two is there."""
    said: dict[str, str] = {}
    for line in lines[:10]:
        if labelled := _LABELLED.match(line):
            said.setdefault(labelled[1].lower().rstrip("s"), labelled[2].strip())
    if not said.keys() & {"company", "role", "position", "title"}:
        return []
    return [said.get("company", ""), *(value for label, value in said.items() if label not in ("company", "remote"))]


def _company(segments: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The company's name, and the other segments: after a place the company comes second, before a role nowhere."""
    for position, segment in enumerate(segments[:2]):
        bare = _BATCH.sub(" ", segment)
        name = " ".join((_URL.sub(" ", bare).strip() or bare).split()).strip(" *#-–—:")
        if name and position == 0 and not _is_place(name) and not _ends_in_role(name):
            return name[:80], [*segments[1:]]
        if name and position and _is_place(segments[0]) and _kind(segment) == "":
            return name[:80], [segments[0], *segments[2:]]
    return "", segments


def _is_place(text: str) -> bool:
    """Whether a text is a place and its region: `Cologne, Germany`. Many a company alone has a city's name."""
    named = names_in(text)
    return (
        bool(named) and "," in text and text.casefold().startswith(named[0]) and sum(map(len, named)) > len(text) // 2
    )


def _ends_in_role(text: str) -> bool:
    return bool(re.search(rf"(?:{_ROLE.pattern})\s*(?:[-–—(/,].*)?$", text, re.IGNORECASE)) and "ngineering" not in text


def _kind(segment: str) -> str:
    """What a segment is about; empty when it is none of these."""
    words = re.findall(r"[a-z]+", segment.lower())
    if _URL.fullmatch(segment) or not words or _MANY.search(segment) or _CITIZENS.search(segment):
        return ""
    if _PAY.search(segment):
        return "Pay"
    if _EMPLOYMENT.search(segment) and _TERMS.issuperset(words):
        return "Employment"
    if _ROLE.search(segment) and not _SENTENCE.search(_HIRING.sub("", segment)):
        return "Role"
    for kind, pattern in (("Sponsorship", _VISA), ("Employment", _EMPLOYMENT), ("Workplace", _WORKPLACE)):
        if pattern.search(segment):
            return kind
    return "Place" if names_in(segment) else ""


def _apart(segment: str) -> list[str]:
    """A segment's roles: apart when each part names one (`ML Engineer + Data Engineer`), else as one."""
    whole = _title(segment)
    parts = [_title(part) for part in _APART.split(whole)]
    return parts if len(parts) > 1 and all(_ROLE.search(part) for part in parts) else [whole]


def _listed(lines: Iterable[str]) -> tuple[str, ...]:
    """The roles of lists: short lines after a bullet or number, or before a colon, dash or link."""
    found = []
    for line in lines:
        bare = _ITEM.sub("", line)
        cut = _CUT.search(bare)
        if not cut and bare == line:
            continue
        title = _title(bare[: cut.start()] if cut else bare)
        if len(title.split()) <= 9 and title[:1].isupper() and _ROLE.search(title) and not _SENTENCE.search(title):
            found.append(title)
    roles = _unique(found)
    return roles if len(roles) <= MOST_ROLES else ()


def _title(text: str) -> str:
    text = _HIRING.sub("", " ".join(_URL.sub(" ", text).split()).lstrip(" *#-–—:;,|").rstrip(" *#-–—:;,.|"))
    return text if text.count("(") == text.count(")") else text.replace("(", " ").replace(")", " ").strip()


def _unique(roles: Iterable[str]) -> tuple[str, ...]:
    """Roles in order of first mention, capitals aside."""
    first: dict[str, str] = {}
    for role in filter(None, roles):
        first.setdefault(role.casefold(), role)
    return tuple(first.values())
