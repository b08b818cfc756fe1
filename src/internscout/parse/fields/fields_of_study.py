"""The subjects that a posting names for the degree, required or preferred alike.

A subject counts only in a list that hangs on a study word ("degree in …", "… major", "students of …"): "experience in
statistics" names a skill. "Engineering" alone counts where its list names no branch.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.parse.fields._hits import hits
from internscout.parse.fields._levels import mentions
from internscout.parse.fields._scope import stated
from internscout.parse.scan import Hit, scanner
from internscout.parse.words import WordPattern
from internscout.text import Document, Section, Sentence

_STRONG = WordPattern(
    r"\b(?:degrees?|diploma|majors\b|majoring|majored|major(?= programs\b| in\b| or\b| such\b| is\b| must\b| prefer"
    r"| student| \("
    r"|[.,;:)]"
    r"|$)|minor in|studying|studies in|study(?: of|:| in)|(?<!working )students?"
    r"|purs(?:uing|ue|ing)(?! (?:a career|careers|original|new|our|research|innovat|opportunit))|enroll?ed|enroll?ment"
    r"|fields? of study|graduates? (?:of|in|\()|graduating|educated|concentration|studium|studiengang|studienrichtung"
    r"|studierst|studierende\w*|student(?!en(?:job|visum)|ische)\w*|(?:fach)?hochschul\w*|universitätsstudium"
    r"|fachrichtung|étud\w+|formation|diplôme"
    r"|cursus|filière|opleiding|studie|studeert|studierichting|estudi\w+|carrera|titulación|licenciatura|laurea)\b",
)
# These name subjects in the candidate's part only: elsewhere "the marketing field" is a trade.
_WEAK = WordPattern(
    r"\b(?:programm?e?s?|disciplines?|fields?|stream|speciali[sz]ation|education(?:al)?|background in"
    r"|academic background|university|college|candidates?|curriculum|school of|faculty of"
    r"|abschluss|ausbildung|école|domaine|ingénieurs?|spécialité|spécialisation|richting|grado)\b",
)
# … and these beside a stronger study word or right behind a subject only: "software programs", "the field of law".
_FAINT = re.compile(r"(?:programm?e?s?|university|college|candidates?|fields? of)\b", re.IGNORECASE)
_BACKGROUND = re.compile(r"background", re.IGNORECASE)
# Subjects that are skills as well: a mere "background in" them is one.
_SKILLS = frozenset(
    ("artificial-intelligence", "data-science", "design", "machine-learning", "operations-research", "robotics")
)
# What may stand between two subjects of one list.
_SEPARATOR = re.compile(
    r"[,/;&()|:+•]|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bet\b|\bof\b|\ben\b|\by\b|\bo\b"
    r"|\be\.g\b|\bsuch as\b|\blike\b|\bbzw\b|'"
)
_BREAK = re.compile(
    r"\b(?:experience|knowledge|skills?|proficien\w*|familiar\w*|understanding|strong|interest\w*|ability|able"
    r"|passion\w*|years?|gpa|graduat\w*|must|will|you|your|we|our|work|working"
    r"|erfahrung|kenntnisse|connaissances?|ervaring|kennis|experiencia|conocimientos?|using|help\w*|team|role"
    r"|internship|demonstrated|hands-on|expertise|excellent|solid|good|currently|authorized|availab\w*"
    r"|affinit\w*|affiniteit|interesse|applications?|real[- ]world|immers\w*|activit\w*|opportunit\w*|eager|keen"
    r"|have|previous|prior|join|learn\w*|gain|career|qui|sera|vous|nous|mission\w*|responsables?|offres?)\b"
    r"|[.!?] [A-Z]|;",
    re.IGNORECASE,
)
# Between a list and the study word behind it there are no clauses: "a finance or accounting student".
_CLAUSE = re.compile(r"[.;,]|\b(?:who|that|which|for|to|after|join\w*|interns?|offers?|provides?)\b", re.IGNORECASE)
_OR = re.compile(r"^,? (?:or|and) ", re.IGNORECASE)
_INTERN = re.compile(r" (?:research )?intern", re.IGNORECASE)  # "a machine learning PhD intern" names the work
_ASIDE = re.compile(r"\b(?:e\. ?g|i\. ?e|z\. ?b|d\. ?h|bijv|ex)\b\.?,?|\([^()]*\)", re.IGNORECASE)
_NEAR = re.compile(
    r"^(?:[^.;]{0,45}?\b(?:in|of|with|on|as|is|are|en|de|des|d'|in einem|im|der|am|:|for|either|the following"
    r"|following|include|includes|including|majors?|fields?|areas?|disciplines?|le domaine de l'|et)\b|[\s:(\-–,/]*)"
    r"[^.;]{0,45}$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\b(?P<word>mechanical|electrical|electronics?|civil|chemical|industrial|aerospace|biomedical)"
    r"(?=\s*(?:[,;/&).]|$|or\b|and\b))",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"\b(?P<word>computer|data|electrical|electronics?|mechanical|civil|industrial|software|materials?|aerospace"
    r"|chemical|biomedical|information|systems|mathematical|cognitive|environmental)"
    r"(?=(?:\s*(?:/|,|&|or\b|and\b)\s*(?:or |and )?[\w-]+){1,4}\s+(?P<head>engineering|sciences?)\b)",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"[^.;]{0,30}\b(?:expected|anticipated) (?:graduation|completion)[^.;]{0,60} in (?:an? )?$", re.IGNORECASE
)
_SKILL_BEFORE = re.compile(
    r"\b(?:experience|knowledge|skills?|proficien\w*|familiar\w*|understanding|interest(?:ed)?|passion\w*|expertise"
    r"|courses?(?! ?work)|foundation|background knowledge|curious|publications?|venues)\b[^,.;]{0,40}$",
    re.IGNORECASE,
)
_BRANCH = "-engineering"
_TRADE = re.compile(r"\s(?:analyst|card|unit|partner)", re.IGNORECASE)
# A line that opens a list of subjects: "Preferred majors:", "Pursuing a degree in one of these fields:".
_OPENS = re.compile(
    r"\b(?:majors?|degrees?|fields? of study|areas of study|disciplines?|students in|studiengänge|studienrichtungen)\b"
    r"[^.;]{0,60}$",
    re.IGNORECASE,
)
_Span: TypeAlias = tuple[int, int]
_LINE = 80
_FAR = 200  # no word reaches further; asked first, for the slices between would make long lists quadratic
_TEXT = 400  # a longer "sentence" is a posting that has lost its lines
_DEGREE_IN = re.compile(r"\b(?:degree|diploma|major|bachelor'?s?|master'?s?|ph\.?d\.?)\s+in\b", re.IGNORECASE)
_EMPLOYER = re.compile(
    r"\b(?:his|her|earned|founders?|co-?founders?|équipe|our team|profils? différents?)\b", re.IGNORECASE
)
_ASKED = frozenset((Section.REQUIREMENTS, Section.PREFERRED, Section.DETAIL))
_SKIPPED = frozenset((Section.TITLE, Section.LOCATION))
_STUDENT = re.compile(r"\b(?:you are|you're|je bent|du bist|vous êtes|pursuing|studying|enroll?ed)\b", re.IGNORECASE)


def find(doc: Document) -> list[Fact]:
    """One fact a subject, at its first mention."""
    return keep_first(
        fact(doc, "fields_of_study", hit.id, hit.start, hit.end, rule="named for the degree", confidence=0.9)
        for hit in subjects(doc)
    )


@lru_cache(maxsize=8)
def subjects(doc: Document) -> tuple[Hit, ...]:
    """Where subjects of study stand; maths reads it too, for "a degree in statistics" asks for no statistics."""
    named = hits(doc, "fields_of_study")
    spoken = [s for s in stated(doc) if s.start in named and _may_name(doc, s)] if named else []
    cues = _cues(doc, spoken) if spoken else {}
    listed = _listed(doc, named.keys()) if spoken else frozenset()
    return tuple(
        hit
        for s in spoken
        if s.start in cues or s.start in listed
        for hit in (_hits(doc, s) if s.start in listed else _in_sentence(doc, s, *cues[s.start]))
    )


def _may_name(doc: Document, sentence: Sentence) -> bool:
    """False for the title, also where the body repeats it, and for what an employer tells of its own people."""
    if sentence.section in _SKIPPED:
        return False
    if sentence.section is Section.BENEFITS and not _STUDENT.search(doc.text, sentence.start, sentence.end):
        return False
    title = doc.blocks[0]
    if 20 < title.end <= sentence.end - sentence.start < title.end + 150 and (
        doc.text.find(doc.text[: title.end], sentence.start, sentence.end) >= 0
    ):
        return False
    told = sentence.section not in _ASKED and sentence.end - sentence.start < _TEXT
    return not (told and _EMPLOYER.search(doc.text, sentence.start, sentence.end))


def _listed(doc: Document, named: Collection[int]) -> frozenset[int]:
    """The starts of the short lines under a line that opens a list of subjects."""
    found, opened = set(), False
    for sentence in doc.sentences:
        if sentence.kind == "heading" or doc.text[sentence.end - 1] == ":":
            opened = sentence.start not in named and _OPENS.search(doc.text, sentence.start, sentence.end) is not None
        elif sentence.kind != "item":
            opened = False
        elif opened and sentence.end - sentence.start <= _LINE:
            found.add(sentence.start)
    return frozenset(found)


def _in_sentence(doc: Document, sentence: Sentence, cues: list[_Span], weak: bool) -> Iterator[Hit]:
    for group in _lists(doc.text, _hits(doc, sentence)):
        near = [cue for cue in cues if not weak or _carries(doc.text, cue, group)]
        if any(_hangs_on(doc.text, cue, group) for cue in near) and not _is_skill(doc.text, sentence, group):
            branches = any(hit.id.endswith(_BRANCH) and hit.id != "software-engineering" for hit in group)
            yield from (hit for hit in group if not (branches and hit.id == "engineering"))


def _carries(text: str, cue: _Span, group: list[Hit]) -> bool:
    """Whether a weak study word is enough by itself for this list."""
    if _BACKGROUND.match(text, cue[0]):
        return any(hit.id not in _SKILLS for hit in group)
    return _FAINT.match(text, cue[0]) is None or cue[0] - group[-1].end == 1


def _cues(doc: Document, sentences: Iterable[Sentence]) -> dict[int, tuple[list[_Span], bool]]:
    """Where study words and levels stand, by the start of the sentence, and whether all of them are weak."""
    strong, levels, weak = _STRONG.by_sentence(doc), mentions(doc), _WEAK.by_sentence(doc)
    found = {}
    for sentence in sentences:
        cues = [m.span() for m in strong.get(sentence.start, ())]
        cues += [(m.start, m.end) for m in levels.get(sentence.start, ())]
        lone = not cues
        if sentence.section in _ASKED:
            cues += [m.span() for m in weak.get(sentence.start, ())]
        if cues:
            found[sentence.start] = cues, lone
    return found


def _hits(doc: Document, sentence: Sentence) -> list[Hit]:
    """The subjects that a sentence names, those included that share their head: "electrical or civil engineering"."""
    text, start, end = doc.text, sentence.start, sentence.end
    named = [hit for hit in hits(doc, "fields_of_study")[start] if not _is_other_word(text, hit)]
    if any("engineering" in hit.id for hit in named):
        taken = {hit.start for hit in named}
        named += [
            Hit(subject, *found.span())
            for found in _JOINED.finditer(text, start, end)
            if found.start() not in taken and (subject := _subject(f"{found['word']} engineering".lower()))
        ]
    for found in _HEADS.finditer(text, start, end):
        if subject := _subject(f"{found['word']} {found['head']}".lower()):
            named = [hit for hit in named if hit.start != found.start()]
            named.append(Hit(subject, found.start(), found.end()))
    named.sort(key=lambda hit: hit.start)
    follows = {hit.start for hit in named}
    return [hit for hit in named if hit.id != "quantitative" or hit.end + 1 not in follows]


def _is_other_word(text: str, hit: Hit) -> bool:
    """True for "business" in "business analyst" and "engineering" in "data engineering", no branch of engineering."""
    if hit.id == "engineering":
        return text[hit.start - 5 : hit.start].lower() == "data "
    return hit.id == "business" and _TRADE.match(text, hit.end) is not None


@lru_cache(maxsize=256)
def _subject(name: str) -> str | None:
    """The subject of which this is a whole spelling."""
    whole = next(scanner("fields_of_study").scan(name), None)
    return whole.id if whole and whole.end - whole.start == len(name) else None


def _lists(text: str, hits: list[Hit]) -> Iterator[list[Hit]]:
    """Hits that stand in one list: between two neighbours only separators and a few words, none of study."""
    group: list[Hit] = []
    for hit in hits:
        if group:
            gap = text[group[-1].end : hit.start]
            joined = len(gap) <= 70 and not _BREAK.search(gap) and (_SEPARATOR.search(gap) or len(gap) <= 1)
            if not joined or _DEGREE_IN.search(gap):
                yield group
                group = []
        group.append(hit)
    if group:
        yield group


def _hangs_on(text: str, cue: _Span, group: list[Hit]) -> bool:
    start, end = group[0].start, group[-1].end
    if start - cue[1] > _FAR or cue[0] - end > _FAR:
        return False
    if cue[1] <= start:
        between = text[cue[1] : start]
        if _EXPECTED.match(between):
            return True
        between = _ASIDE.sub(" ", between)
        return len(between) <= 90 and not _BREAK.search(between) and _NEAR.match(between) is not None
    if start <= cue[0] < end:
        return True
    between = _OR.sub("", text[end : cue[0]])
    if _INTERN.match(text, cue[1]):
        return False
    return 0 <= cue[0] - end <= 40 and not _CLAUSE.search(between) and not _BREAK.search(between)


def _is_skill(text: str, sentence: Sentence, group: list[Hit]) -> bool:
    """True when the word before the list, with no study word between, is one of skill."""
    before = text[max(sentence.start, group[0].start - 60) : group[0].start]
    skill = _SKILL_BEFORE.search(before)
    return skill is not None and _STRONG.regex.search(before, skill.start()) is None


FIELD = Field(
    name="fields_of_study",
    columns=(Column("fields_of_study", "VARCHAR[]", "$.fields_of_study", "subjects named for the degree"),),
    find=find,
    settle=settle_set,
)
