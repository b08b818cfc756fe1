"""Whether export-control law (ITAR, EAR …) bears on who can be hired: true, or nothing said.

Counted where the posting ties it to the position, the offer or the candidate. Work on export compliance, or knowledge
of it, is a duty or a skill. Whom the law admits is `citizenship`, where the posting says it.
"""

import re

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_first
from internscout.parse.fields._sentences import sentences_with
from internscout.text import Document

_NAME = "export_control"
_LAW = re.compile(
    r"\bITAR\b|\bEAR\b(?= )|(?i:\bexport[ -](?:control|administration|compliance|regulat|licens|licenc|law)\w*"
    r"|\bexport-controlled|\bU\.?S\.? export|\btraffic in arms\b|\bexportkontroll\w*|\bcontr[ôo]le des exportations)"
)
_HIRING = re.compile(
    r"\bapplicants?\b|\bcandidates?\b|\boffers?\b|\bemployment\b|\bemployees?\b|\bhired?\b|\bhiring\b|\bposition\b"
    r"|\b(?:this|the) (?:role|job|internship)\b|\bpersons?\b|\bcitizen|\byou must\b|\bmust be\b|\bindividuals?\b"
    r"|\bpermanent resident|\byour authori[sz]ation|\brequired access\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:knowledge|familiar\w*|experience|understanding|background|expertise|certif\w+|ensur\w+|audits?|advis\w+"
    r"|support|draft\w*|implement\w*|maintain(?:ing)?|manag\w+|develop\w*|train(?:ing|ed)?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_SOME = re.compile(r"\b(?:some|certain) (?:\w+ )?(?:roles|positions|jobs)\b|\bnot subject to\b", re.IGNORECASE)


def _find(doc: Document) -> list[Fact]:
    for sentence in sentences_with(doc, ("export", "itar", "traffic in arms", "exportation")):
        text = doc.text[sentence.start : sentence.end]
        found = _LAW.search(text)
        if not found or text.endswith("?") or _SOME.search(text):
            continue
        if _HIRING.search(text) and not _WORK.search(text[: found.start()]):
            return [fact(doc, _NAME, True, sentence.start, sentence.end, rule="bears-on-hiring", confidence=0.9)]
    return []


FIELD = Field(
    name=_NAME,
    columns=(
        Column("export_control", "BOOLEAN", "$.export_control", "True where export law bears on who can be hired"),
    ),
    find=_find,
    settle=settle_first,
)
