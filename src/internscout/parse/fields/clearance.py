"""The security clearance that the candidate must hold, or be able to obtain.

`level` is the highest one named for it, else `required` (`public_trust`, `confidential`, `secret`, `top_secret` and
`ts_sci` in the US; `bpss`, `sc`, `dv` in the UK; `baseline`, `nv1`, `nv2`, `pv` in Australia). `held` is true when it
must be there already, false when it is enough to be able to obtain it, null when the posting leaves that open. One that
is a wish, or that may be asked for some day, is none; customs, medical and police clearances are others.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._sentences import sentences_with
from internscout.text import Document, Section, Sentence

_NAME = "clearance"
# Spelling of a level in front of "clearance", the highest first.
_LEVELS: tuple[tuple[str, str], ...] = (
    ("ts_sci", r"\bTS\s*/\s*SCI\b|\bTS-SCI\b|(?i:top[ -]secret\s*/\s*SCI)|\bSCI\b"),
    ("top_secret", r"(?i:\btop[ -]secret\b)|\bTS\b"),
    ("secret", r"(?i:(?<!top )(?<!top-)\bsecret\b)"),
    ("confidential", r"(?i:\bconfidential\b)"),
    ("public_trust", r"(?i:\bpublic[ -]trust\b)"),
    ("dv", r"\bDV\b|(?i:\bdeveloped vetting\b)"),
    ("sc", r"\bSC\b(?= )"),
    ("bpss", r"\bBPSS\b"),
    ("pv", r"\bPV\b"),
    ("nv2", r"\bNV ?2\b"),
    ("nv1", r"\bNV ?1\b"),
    ("baseline", r"(?i:\bbaseline\b)"),
)
_UNNAMED = "required"
_PATTERNS = tuple((level, re.compile(pattern)) for level, pattern in _LEVELS)
_CLEARANCE = re.compile(
    r"\b(?:security|government|federal|DoD|DOE|secret|SCI|TS|SC|DV|NV ?[12]|trust|nuclear|active|polygraph|confidential"
    r"|state|NATO|USG)\b(?: level)?(?: security| government| personnel| U\.?S\.?)* clearances?\b"
    r"|\bclearance level\b|\b(?:public trust|top[ -]secret|TS\s*/\s*SCI|BPSS)\b|\bclearance\s*:"
    r"|\bsecret\b[^.;]{0,20}\bclearance|\bclearance (?:at|of|to) (?:the |a )?(?:\w+ )?(?:secret|top)"
    r"|\bsicherheitsüberprüf\w+"
    r"|\bveiligheidsonderzoek|\bAIVD\b|\bhabilitation (?:de )?(?:sécurité|défense|secret)",
    re.IGNORECASE,
)
_OBTAIN = re.compile(
    r"\bobtain|\beligib|\babilit(?:y|ies)\b[^.;]{0,50}clearance|\bable to\b|willing|\bcapable\b|\bundergo\b"
    r"|\bqualify for|\bacquire|\bgain\b|\breceive\b|\bget\b|be granted|investigation|\bclearable\b"
    r"|must be cleared|bereit|issues?\b",
    re.IGNORECASE,
)
_HOLD = re.compile(
    r"\bactive\b|\bcurrent(?:ly)?\b|\bexisting\b|\bhold(?:s|ing|er)?\b|\bpossess\w*(?! the abilit)|\bmust have\b"
    r"|\bproud owner\b|\bvalid\b",
    re.IGNORECASE,
)
_OR_OBTAIN = re.compile(r"\bor\b[^.;]{0,40}\b(?:obtain|able|willing|eligib|abilit|get)", re.IGNORECASE)
_DEMAND = re.compile(
    r"\bmust\b|\brequir|\bneed|\bable to\b|\babilit|\beligib|\bsubject to\b|\bactive\b|\bhold\b|\bpossess|\bmandatory\b"
    r"|\bessential\b|\bwilling|\bcondition\b|\bcontingent\b|\bobtain|erforderlich|vereist|obligatoire|\bcapable\b",
    re.IGNORECASE,
)
_NO_DEMAND = re.compile(
    r"\bprefer|\bdesir|\bplus\b|\bnice\b|\bbonus\b|\badvantage|\bbeneficial\b|\bideally\b|\bmay (?:be|require|need)"
    r"|\bmight\b|\bsome (?:roles|positions|projects)|\bcertain\b"
    r"|\bnot (?:be )?(?:required|necessary|needed|a requirement)|\bencouraged\b|\bdifferential\b|\bvar(?:y|ies)\b"
    r"|\bno\b[^.;]{0,30}clearance|\bif (?:required|applicable|you|needed)|\bopportunity\b|\bhelpful\b|\basset\b"
    r"|\bregard|\bcleared (?:customers|defense)|\bteams?\b[^.;]{0,20}clearance|\bwünschenswert"
    r"|\b(?:customs|legal|medical|police|background|site|music|rights|brokerage)\b[^.;]{0,25}clearance",
    re.IGNORECASE,
)
_NONE = re.compile(r"\W*(?:required|requirements?|needed)?\W*(?:none|no|n/a|not)\b", re.IGNORECASE)
_BARE = 90  # characters of a list item that can be nothing but the name of what is asked for
_DEAF = frozenset((Section.EQUAL_OPPORTUNITY, Section.BENEFITS))
_STRICT = re.compile(r"\bmust\b|\brequired\b|\brequires\b|\bmandatory\b", re.IGNORECASE)  # whatever part it is in
_ASKING = frozenset((Section.REQUIREMENTS, Section.APPLICATION, Section.DETAIL))
_REACH = 140


def _find(doc: Document) -> list[Fact]:
    return list(_facts(doc))


def _facts(doc: Document) -> Iterator[Fact]:
    words = ("clearance", "public trust", "top secret", "ts/sci", "bpss", "sicherheitsüberprüf", "veiligheidsonderzoek")
    for sentence in sentences_with(doc, (*words, "habilitation")):
        if sentence.section in _DEAF:
            continue
        if found := _CLEARANCE.search(doc.text, sentence.start, sentence.end):
            start, end = max(sentence.start, found.start() - _REACH), min(sentence.end, found.end() + _REACH)
            text = doc.text[start:end]
            if _demanded(sentence, text) and not _NONE.match(doc.text, found.end()):
                value: Json = {"level": _level(text), "held": _held(text)}
                yield fact(doc, _NAME, value, start, end, rule="demand", confidence=0.9)


def _demanded(sentence: Sentence, text: str) -> bool:
    if text.endswith(("?", ":")) or _NO_DEMAND.search(text):
        return False
    if sentence.section is Section.PREFERRED and not _STRICT.search(text):
        return False
    bare = sentence.section in _ASKING and sentence.end - sentence.start < _BARE
    return bare or _DEMAND.search(text) is not None


def _level(text: str) -> str:
    return next((level for level, pattern in _PATTERNS if pattern.search(text)), _UNNAMED)


def _held(text: str) -> bool | None:
    """Held: "active Secret, able to obtain TS"; not held: "able to obtain an active Secret", or one or the other."""
    held, obtained = _HOLD.search(text), _OBTAIN.search(text)
    if held and not _OR_OBTAIN.search(text) and not (obtained and obtained.start() < held.start()):
        return True
    return False if obtained else None


def _settle(facts: Sequence[Fact]) -> Json:
    """The first demand that names a level, else the first; held when any says so."""
    values = [f.value for f in facts if isinstance(f.value, dict)]
    if not values:
        return None
    level = next((value["level"] for value in values if value["level"] != _UNNAMED), _UNNAMED)
    told = [value["held"] for value in values if value["held"] is not None]
    return {"level": level, "held": any(told) if told else None}


FIELD = Field(
    name=_NAME,
    columns=(
        Column("clearance", "VARCHAR", "$.clearance.level", "Security clearance demanded: its level, or required"),
        Column(
            "clearance_held",
            "BOOLEAN",
            "$.clearance.held",
            "True: already; false: it is enough to be able to obtain it",
        ),
    ),
    find=_find,
    settle=_settle,
)
