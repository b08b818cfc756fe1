"""Which degrees admit a candidate, which are preferred, and whether one must be a student now.

Facts are `{"level": "master", "role": "required"}` and `{"enrolled": true}`. Not the subjects (fields_of_study), not
the graduation date (graduation). A demand counts; a team's own doctorates, pay by degree and tuition aid do not.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._enrolled import enrolment
from internscout.parse.fields._levels import Mention, Sort, at_least, mentions
from internscout.parse.fields._scope import quote_span, stated_at
from internscout.parse.words import lowered
from internscout.text import Document, Section, Sentence

# All patterns here are tried on text in lower case: `re` finds them there in a tenth of the time.
_DEMAND = re.compile(
    r"(?:master|bachelor)student\w*|\b(?:purs[ui]|enrol|registered in\b|inscrit|degree|background in\b"
    r"|fase van\b|diploma"
    r"|students?\b|candidates?\b|studying\b|working toward"
    r"|completing\b|graduat|require|eligib|must\b|internship\b|thesis\b|seeking\b|looking for\b|op zoek naar\b"
    r"|educat|rising\b|undergrad\w* (?:\w+ ){0,2}interns?\b"
    r"|attention\b|major|stud(?:ium|ier|ent)|étud|formation\b|diplôm|niveau\b|volgt\b|en cours\b|estudi|cursando\b"
    r"|titula|stag)|opleiding\b",
)
_NOT_DEMAND = re.compile(
    r"\b(?:team|group|network|community) of\b|\bteam members\b|\bfellow\b|\balongside\b|\bfound(?:ed|ers)\b|\bled by\b"
    r"|\bmentor(?:ed|s|ing)? (?:by )?\b|\bwith our\b|\bour (?:team|founder|research(?:ers|\s+scientists)|own)\b"
    r"|\bcustomers\b|\bmillions of\b|\bteachers\b|\balumni\b|\bwork(?:ing)? with (?:[\w,-]+ ){0,3}(?:ph\.?d|master"
    r"|student)|\bfull-?time (?:hires|employees|staff)\b|\bnot (?:required|necessary)\b|\btuition\b"
    r"|\b(?:prepar|tutor|teach|educat|serv|recruit)\w* (?:over |more than )?(?:[\d,+]+ )?students|\bsclerosis\b"
    r"|\bwhether you(?:'re| are)\b"
    r"|\b(?:go|goes|gone|went) on to\b"
    r"|\b(?:offer|provid)\w* [^.;]{0,60}\bgraduate programs\b|\bi(?:'m| am| have)\b|\bmy (?:experience|skills)\b",
)
_PAY = re.compile(
    r"\$\s?\d|€\s?\d|£\s?\d|/ ?h(?:ou)?r\b|per hour\b|hourly\b|salary\b|compensation\b|pay range|pay rate"
    r"|\bactual pay\b|\bpay (?:will|may|varies|within)\b"
)
_STUDIES = re.compile(
    r"\bpurs[ui]|\benrol|\bworking toward|\bprogress|\bstud(?:ying|ent)|\bcandidates?\b|\bcompleting\b|\binvolved\b"
    r"|\bseeking\b|\brising\b|\bétud|\bcursando",
)
_HELD = re.compile(
    r"\b(?:hold\w*|completed|have|has|having|earned|obtained|possess\w*)(?: an?"
    r"| your)? (?:[\w'.-]+ ){0,2}$",
)
# What lies behind one: "completion of undergraduate freshman year" admits whoever studies on.
_BEHIND = re.compile(r"\bcomplet(?:ion|ed) (?:of )?(?:an? |the |your |their )?(?:undergraduate )?$")
_OR_HIGHER = re.compile(
    r"[^.;\d(]{0,80}?\(?\b(?:or|and|und|oder|ou|o|of|y) (?:a |an )?(?:higher|above|beyond|greater|advanced degree"
    r"|graduate degree|höher|supérieure?|plus\b(?= |$)|superior|hoger)\b|[^.;\d]{0,12}\+(?=\s|$)",
)
_AT_LEAST = re.compile(
    r"\b(?:at least|minimum(?: of)?|minimum:?|min\.|mindestens|minimaal|minstens|al menos|au moins|au minimum)(?: an?"
    r"| een| un| einen)?\s*(?:completed |accredited |\w+ )?$",
)
_WISHED = (
    r"(?:preferr?ed\b(?! (?:gpa|major))|strongly preferred|prefer\b|a plus\b|plus(?=\s*(?:[.;,)!]|$))|nice to have"
    r"|a bonus|bonus\b"
    r"|desir(?:ed|able)\b|an? (?:strong )?(?:advantage|asset)\b|advantageous|beneficial|wünschenswert|von vorteil"
    r"|souhaité|apprécié|un plus\b|een pré|valorable|deseable|ideal\b)"
)
_WISHED_AFTER = re.compile(rf"[^.;(]{{0,90}}?{_WISHED}")
_WISHED_BEFORE = re.compile(
    r"(?:prefer(?:ably|red|ence(?: for| given to)?|ring|s)?|ideally|nice to have|bonus|desired|idealerweise"
    r"|vorzugsweise"
    r"|idéalement|bij voorkeur|preferiblemente)\b"
    r"[:,]?\s*(?:an?\b|current(?:ly)?|pursuing|enrolled in|advanced|holding|working towards?|candidates? with|\s)*\(?$",
)
_MARKED = re.compile(
    r"(?:[- ](?:degrees?|level|students?|candidates?|program\w*))?\s*[(\[](?:is |strongly |highly )?"
    r"(?:prefer\w+|desir\w+|ideal(?:ly)?|a plus|nice[- ]to[- ]have|bonus|optional)[)\]]",
)
_OTHER_BEFORE = re.compile(r"(?:/|\bor|\band|,|&)\s*(?:an?\s)?$")
_INSISTS = re.compile(r"\bmust\b|\brequire[ds]\b")
_YEAR = re.compile(r"sophomore|junior|senior|standing|year")
_LONG, _NEAR = 400, 150
_TITLE_CONFIDENCE = 0.7
_CONFIDENCE: dict[Sort, float] = {"degree": 0.9, "standing": 0.8, "vague": 0.8}
_CUT = re.compile(r"[;.(]|\brequired\b|,(?! ?(?:or |and )?[^,;.]{0,24}\b(?:or|and)\b)")


class _Claim(NamedTuple):
    """One level named as required, preferred, or only beside pay; `pursued` when one is to be studying for it.

    `sort` is that of the mention ("degree" names the level itself), `sentence` where its sentence starts.
    """

    level: str
    role: str
    pursued: bool
    sort: Sort
    sentence: int
    start: int
    end: int
    confidence: float


def find(doc: Document) -> list[Fact]:
    """Facts for each admissible and each preferred level, and for enrolment."""
    named = mentions(doc)
    claims = _resolved([c for s in stated_at(doc, named) for c in _claims(doc, s, named[s.start])])
    facts, seen = [], set()
    for claim in claims:
        if (claim.level, claim.role) not in seen:
            seen.add((claim.level, claim.role))
            value: Json = {"level": claim.level, "role": claim.role}
            span = quote_span(doc, claim.start, claim.end)
            facts.append(fact(doc, "degrees", value, *span, rule=f"level {claim.role}", confidence=claim.confidence))
    student = enrolment(doc)
    if student and student.state is not None:
        span = quote_span(doc, student.start, student.end)
        facts.append(
            fact(doc, "degrees", {"enrolled": student.state}, *span, rule=student.rule, confidence=student.confidence)
        )
    return facts


def _claims(doc: Document, sentence: Sentence, named: Sequence[Mention]) -> Iterator[_Claim]:
    text, titled = lowered(doc), sentence.section is Section.TITLE
    for mention, end in _with_ends(named, sentence):
        around = _around(sentence, mention)
        if not _speaks_of_candidate(text, sentence, *around):
            continue
        before = text[max(sentence.start, mention.start - 60) : mention.start]
        paid = not titled and _PAY.search(text, *around) is not None
        roles = ("pay",) if paid else _roles(text, mention, sentence, before, around)
        undergraduate = _is_undergraduate(text, mention) and not _BEHIND.search(before)
        studied = undergraduate or (_STUDIES.search(text, *around) and not _HELD.search(before))
        for (level, sort), role in product(_levels(text, mention, end, before), roles):
            if sort != "standing" or role != "preferred":
                confidence = _TITLE_CONFIDENCE if titled else _CONFIDENCE[sort]
                yield _Claim(level, role, bool(studied), sort, sentence.start, mention.start, mention.end, confidence)


def _is_undergraduate(text: str, mention: Mention) -> bool:
    """True for a word that no holder of the degree is called by."""
    return text.startswith("undergrad", mention.start)


def _around(sentence: Sentence, mention: Mention) -> tuple[int, int]:
    """The sentence, or of a posting that has lost its lines what stands near the mention."""
    if sentence.end - sentence.start <= _LONG:
        return sentence.start, sentence.end
    return max(sentence.start, mention.start - _NEAR), min(sentence.end, mention.end + _NEAR)


def _speaks_of_candidate(text: str, sentence: Sentence, start: int, end: int) -> bool:
    if sentence.section in (Section.TITLE, Section.DETAIL, Section.REQUIREMENTS):
        return True
    if sentence.section is not Section.PREFERRED and not _DEMAND.search(text, start, end):
        return False
    return _NOT_DEMAND.search(text, start, end) is None


def _with_ends(named: Sequence[Mention], sentence: Sentence) -> list[tuple[Mention, int]]:
    """Each mention with where the next degree is named, else the sentence ends: words beyond say nothing of it."""
    found, end = [], sentence.end
    for mention in reversed(named):
        found.append((mention, end))
        if mention.sort == "degree":
            end = mention.start
    return found[::-1]


def _levels(text: str, mention: Mention, end: int, before: str) -> Iterator[tuple[str, Sort]]:
    """The levels that a mention admits, and how surely each: "a bachelor's or higher" does not name the doctorate."""
    higher = _OR_HIGHER.match(text, mention.end, end)
    upwards = (higher and not _YEAR.search(higher[0])) or _AT_LEAST.search(before)
    if not upwards or mention.sort != "degree":
        yield from ((level, mention.sort) for level in mention.levels)
        return
    lowest = mention.levels[0]
    for level in at_least(lowest):
        yield level, "degree" if lowest in (level, "master") else "vague"


def _roles(text: str, mention: Mention, sentence: Sentence, before: str, around: tuple[int, int]) -> tuple[str, ...]:
    """Both roles for the last of "a bachelor's or master's (preferred)": it admits, and is wished for."""
    if _MARKED.match(text, mention.end, sentence.end):
        return ("required", "preferred") if _OTHER_BEFORE.search(before) else ("preferred",)
    after_end = min(sentence.end, mention.end + _NEAR)
    if cut := _CUT.search(text, mention.end, after_end):
        after_end = cut.start()
    if _WISHED_AFTER.match(text, mention.end, after_end) or _WISHED_BEFORE.search(before):
        return ("preferred",)
    if sentence.section is Section.PREFERRED and not _INSISTS.search(text, *around):
        return ("preferred",)
    return ("required",)


def _resolved(claims: list[_Claim]) -> list[_Claim]:
    """The claims that hold once all are known."""
    demands = [c for c in claims if c.role != "pay"]
    if not demands:
        return [c._replace(role="required", confidence=0.5) for c in claims]
    required = [c for c in demands if c.role == "required" and c.confidence != _TITLE_CONFIDENCE]
    named = {(c.level, c.sentence) for c in required if c.sort == "degree"}
    levels = {level for level, _ in named}
    pursued = {c.level for c in required if c.pursued}
    others = {c.level for c in required} - {"high_school"}

    def holds(claim: _Claim) -> bool:
        if claim.role == "preferred":
            return True
        if claim.sort == "vague" and _narrowed(claim, named, levels):
            return False
        if claim.level == "high_school":
            return not others
        return not (claim.level == "bachelor" and not claim.pursued and pursued and "bachelor" not in pursued)

    return [c for c in demands if holds(c)]


def _narrowed(claim: _Claim, named: Container[tuple[str, int]], levels: Container[str]) -> bool:
    """True for a level of "graduate student" when another sentence says which of the two degrees is meant."""
    twin = {"phd": "master", "master": "phd"}.get(claim.level)
    if twin is None or twin not in levels or claim.level in levels:
        return False
    return claim.level == "phd" or (twin, claim.sentence) not in named


def settle(facts: Sequence[Fact]) -> Json:
    """`{"required": levels, "preferred": levels, "enrolled": true | false | null}`."""
    found: dict[str, list[Json]] = {"required": [], "preferred": []}
    enrolled: Json = None
    for one in facts:
        if not isinstance(one.value, dict):
            continue
        if "enrolled" in one.value:
            enrolled = one.value["enrolled"]
        elif isinstance(role := one.value.get("role"), str) and one.value.get("level") not in found[role]:
            found[role].append(one.value.get("level"))
    return {"required": found["required"], "preferred": found["preferred"], "enrolled": enrolled}


FIELD = Field(
    name="degrees",
    columns=(
        Column("degrees_required", "VARCHAR[]", "$.degrees.required", "every level with which one is admissible"),
        Column("degrees_preferred", "VARCHAR[]", "$.degrees.preferred", "levels named as preferred or a plus"),
        Column("enrolled", "BOOLEAN", "$.degrees.enrolled", "true: students only; false: the degree must be completed"),
    ),
    find=find,
    settle=settle,
)
