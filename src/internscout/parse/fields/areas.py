"""What the role works on or asks knowledge of: machine-learning, nlp, robotics … from anywhere but company boilerplate.

The vocabulary's spellings stand for themselves; words with a second meaning count only in the contexts given here. A
subject of study ("a degree in data science") is no area.
"""

import re
from collections.abc import Iterator

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, settle_set
from internscout.parse.fields._area_senses import in_context
from internscout.parse.fields._hits import hits, overlaps
from internscout.parse.fields._work import about_work_among
from internscout.parse.fields.fields_of_study import subjects
from internscout.parse.scan import Hit
from internscout.parse.words import WordPattern, sentence_number
from internscout.text import Document, Section, Sentence

# Colleagues are no area of one's own work; a trade that is not sought is none either.
_COLLEAGUES = re.compile(
    r"(?: and \w+|, \w+|/\w+){0,2} ?(?:engineers|scientists|researchers|developers|specialists|experts"
    r"|practitioners|architects)\b",
    re.IGNORECASE,
)
_PEOPLE = ("engineers", "analysts", "researchers", "traders")
_BESIDE = re.compile(r"\b(?:with|alongside|between|by|from|mentored by|support) [^.;]{0,120}$", re.IGNORECASE)
_NOT_SOUGHT = WordPattern(
    r"\b(?:not (?:looking for|seeking|about|an?)|rather than|instead of) (?:\w+ ){0,3}$",
)
_SURVEYS = re.compile(r"quantitative research", re.IGNORECASE)  # and qualitative research: of users or customers
_TESTED = re.compile(r"\b(?:unit|functional|smoke|integration|tests?|testing)\b[^.;]{0,40}\Z", re.IGNORECASE)
# What stands behind a spelling and makes it another thing.
_ELSE = {
    "statistics-modeling": re.compile(r"(?<=regression)[^.;]{0,25}?\btest(?:s|ing|ed)?\b", re.IGNORECASE),
    "robotics": re.compile(r" process automation", re.IGNORECASE),
    "search-ranking": re.compile(r" (?:optimi|market|ads\b|advert)", re.IGNORECASE),
}


def find(doc: Document) -> list[Fact]:
    """One fact an area, at its first mention."""
    return [fact(doc, "areas", hit.id, hit.start, hit.end, rule="named", confidence=0.8) for hit in _named(doc)]


def _named(doc: Document) -> Iterator[Hit]:
    """The first mention of each area."""
    spelled, meant = hits(doc, "areas"), in_context(doc)
    sentences = [doc.sentences[sentence_number(doc, start)] for start in sorted({*spelled, *meant})]
    known: set[str] = set()
    for sentence in about_work_among(doc, sentences):
        for hit in (*spelled.get(sentence.start, ()), *meant.get(sentence.start, ())):
            if hit.id not in known and not _is_studied(doc, hit) and not _is_aside(doc, sentence, hit):
                known.add(hit.id)
                yield hit


def _is_studied(doc: Document, hit: Hit) -> bool:
    return overlaps(subjects(doc), hit.start, hit.end)


def _is_aside(doc: Document, sentence: Sentence, hit: Hit) -> bool:
    """True for another sense, for the trade of colleagues and for what is not sought."""
    text, word = doc.text, doc.text[hit.start : hit.end].lower()
    if word == "regression" and _TESTED.search(text, max(sentence.start, hit.start - 60), hit.start):
        return True
    if hit.id in _ELSE and _ELSE[hit.id].match(text, hit.end, sentence.end):
        return True
    if hit.id == "quantitative-finance" and _SURVEYS.match(text, hit.start):
        return "qualitative" in text or "Qualitative" in text
    if sentence.section is Section.TITLE:
        return False
    near = max(sentence.start, hit.start - 130)
    if _COLLEAGUES.match(text, hit.end, sentence.end) and _BESIDE.search(text, near, hit.start):
        return True
    return word.endswith(_PEOPLE) or _NOT_SOUGHT.regex.search(doc.text, near, hit.start) is not None


FIELD = Field(
    name="areas",
    columns=(Column("areas", "VARCHAR[]", "$.areas", "what the role works on or asks knowledge of"),),
    find=find,
    settle=settle_set,
)
