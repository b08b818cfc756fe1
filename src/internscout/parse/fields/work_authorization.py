"""Whether the candidate must already have the right to work, and in which countries.

`countries` are those that the demand names (of the EU: all its members), empty where it names none: then it is the
country of the position. A question of the application form, the employer's duty to verify papers and a permit that
only some of the candidates need are no demand. Citizenship is `citizenship`, help with a visa is `sponsorship`.
"""

import re
from collections.abc import Iterator, Sequence

from internscout.model import Column, Fact, Json
from internscout.parse.field import Field, fact
from internscout.parse.fields._nations import ADJECTIVES, UNIONS, codes_in, listed
from internscout.parse.words import WordPattern, lowered
from internscout.text import Document, Section, Sentence

_NAME = "work_authorization"
_ANY = rf"(?:{UNIONS}|{ADJECTIVES})"
_RIGHT = WordPattern(
    r"\b(?:(?:work(?:ing)?|employment) (?:authori[sz]ation|permit|rights)(?: status)?"
    r"|(?:authori[sz]ed|authori[sz]ation|eligible|eligibility|entitled|permitted|permission|right|allowed)"
    r"(?: legally)? to (?:live and |lawfully |legally )?(?:work|be employed|intern|accept (?:new )?employment)\b"
    r"|(?:legal(?:ly)?|lawfully) (?:able to )?work\b|ability to (?:legally |lawfully )?work legally"
    r"|arbeitserlaubnis|arbeitsgenehmigung|(?:permis|autorisation) de travail|autorisée? à travailler"
    r"|werkvergunning|tewerkstellingsvergunning|permiso de trabajo)"
    r"(?P<where>\s+(?:(?:full[- ]time|permanently|legally|indefinitely|lawfully)\s+)*"
    r"(?:in|within|for|für|en|au|in de)(?: any employer in| the territory of)?\s+(?:the\s+)?)?"
)
_WHOSE = re.compile(
    rf"(?<![\w-])(?P<names>{_ANY}(?:\s*(?:/|or)\s*{_ANY})*)[\s-]+"
    r"(?i:(?:unrestricted |valid |legal |full |existing |permanent |current )*)$"
)
_NEAR = 60  # characters before "work permit" in which its country stands
# These are for text in lower case, which is quicker to search than text of any case.
_DEMAND = re.compile(
    r"\bmust\b|\brequir|\bneed|\bmandatory\b|\bonly\b|\bhave\b|\bhold|\bpossess|\bvalid\b|\bare\b|\bis\b|\bshould\b"
    r"|\bshall\b|\bexisting\b|\balready\b|besitz|vorhanden|vorausgesetzt|erforderlich|gültig|obligatoire|valide|geldig|vereist"
)
_NO_DEMAND = re.compile(
    r"\bverif|\bi-9\b|\bif (?:you|your|applicable|required|needed)|\bnon-?\s?eu\b|\brenewed employment"
    r"|\bnot\s+(?:be\s+)?(?:required|necessary|needed)|\bsome (?:positions|roles)"
    r"|\bwe (?:can |will )?(?:help|support|assist|provide|arrange|apply)|\bregard|\bdiscriminat|\bwhat is your\b"
    r"|\bwhether\b|\b(?:right|eligible|allowed|permitted) to work (?:from|remote|with|on|at|flexib|hybrid|under|well"
    r"|independent|effective|in (?:a|an|our|teams?|groups?|your|either|both|fast|multi|different|diverse)\b)"
)
_NOT_ASKED = re.compile(  # before it: "sponsorship for employment authorization", "unable to support work permits"
    r"\bsponsorship\W+(?:of|for|additional)\b[^.;]{0,50}$"
    r"|\b(?:unable|not able|cannot|do(?:es)? not) (?:to )?(?:support|provide|offer|assist|arrange)\b[^.;]{0,40}$"
)
_BARE = 110
_ASKING = frozenset((Section.REQUIREMENTS, Section.APPLICATION, Section.DETAIL))
_DEAF = frozenset((Section.EQUAL_OPPORTUNITY, Section.BENEFITS, Section.COMPANY))
_REACH = 110
_MOST = 8  # mentions in one sentence that are looked at: no sentence of sense has more


def _find(doc: Document) -> list[Fact]:
    return list(_facts(doc))


def _facts(doc: Document) -> Iterator[Fact]:
    matches = _RIGHT.by_sentence(doc)
    for sentence in doc.sentences if matches else ():
        if sentence.section in _DEAF:
            continue
        for found in matches.get(sentence.start, [])[:_MOST]:
            start, end = max(sentence.start, found.start() - _REACH), min(sentence.end, found.end() + _REACH)
            text = lowered(doc)
            if _demanded(sentence, text[start:end]) and not _NOT_ASKED.search(text, start, found.start()):
                countries: list[Json] = [*_countries(doc.text, found, sentence.end)]
                yield fact(doc, _NAME, {"countries": countries}, start, end, rule="demand", confidence=0.9)


def _countries(text: str, found: re.Match[str], end: int) -> tuple[str, ...]:
    if whose := _WHOSE.search(text[max(0, found.start() - _NEAR) : found.start()]):
        return codes_in(whose["names"])
    return listed(text, found.end(), end)[0] if found["where"] else ()


def _demanded(sentence: Sentence, text: str) -> bool:
    if text.endswith("?") or "?✱" in text or _NO_DEMAND.search(text):
        return False
    bare = sentence.section in _ASKING and sentence.end - sentence.start < _BARE
    return bare or _DEMAND.search(text) is not None


def _settle(facts: Sequence[Fact]) -> Json:
    values = [f.value for f in facts if isinstance(f.value, dict)]
    countries = dict.fromkeys(str(code) for v in values if isinstance(v["countries"], list) for code in v["countries"])
    return {"required": True, "countries": [*countries]} if values else None


FIELD = Field(
    name=_NAME,
    columns=(
        Column(
            "work_authorization", "BOOLEAN", "$.work_authorization.required", "True where a right to work is demanded"
        ),
        Column(
            "work_authorization_countries",
            "VARCHAR[]",
            "$.work_authorization.countries",
            "Where one must be allowed to work; empty: in the country of the position",
        ),
    ),
    find=_find,
    settle=_settle,
)
