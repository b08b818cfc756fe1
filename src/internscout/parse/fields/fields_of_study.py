"""The subjects that a posting names for the degree, required or preferred alike.

A subject counts only in a list that hangs on a study word ("degree in …", "… major", "students of …"): "experience in
statistics" names a skill. "Engineering" alone counts where its list names no branch.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from internscout.model import Column, Fact
from internscout.parse.field import Field, fact, keep_first, settle_set
from internscout.parse.fields._levels import mentions
from internscout.parse.fields._scope import stated_at
from internscout.parse.kept import per_document
from internscout.parse.scan import Hit, scanner
from internscout.parse.words import WordPattern, lowered, sentence_number
from internscout.text import Document, Section, Sentence

_STRONG = WordPattern(
    r"\b(?:degrees?|diploma|majors\b|majoring|majored|major(?= programs\b| in\b| or\b| such\b| is\b| must\b| prefer"
    r"| student| \("
    r"|[.,;:)]"
    r"|$)|minor in|studying|studies in|study(?: of|:| in)|(?<!working )students?"
    r"|purs(?:uing|ue|ing)(?! (?:a career|careers|original|new|our|research|innovat|opportunit))|enroll?ed|enroll?ment"
    r"|fields? of study|graduates? (?:of|in|\()|graduating|educated|concentration|studium|studiengang|studienrichtung"
    r"|studierst|studierende\w*|(?<!working )student(?!en(?:job|visum)|ische)\w*|(?:fach)?hochschul\w*"
    r"|universitätsstudium"
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
# From here on all is tried on text in lower case: `re` finds it there in a tenth of the time.
_FAINT = re.compile(r"(?:programm?e?s?|university|college|candidates?|fields? of)\b")
_BACKGROUND = re.compile(r"background")
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
    r"|coursework (?:in|on)"
    r"|internship|demonstrated|hands-on|expertise|excellent|solid|good|currently|authorized|availab\w*"
    r"|affinit\w*|affiniteit|interesse|applications?|real[- ]world|immers\w*|activit\w*|opportunit\w*|eager|keen"
    r"|have|previous|prior|join|learn\w*|gain|career|qui|sera|vous|nous|mission\w*|responsables?|offres?)\b"
    r"|[.!?] [a-z]|;"
)
# Between a list and the study word behind it there are no clauses: "a finance or accounting student".
_CLAUSE = re.compile(r"[.;,]|\b(?:who|that|which|for|to|after|join\w*|interns?|offers?|provides?)\b")
_OR = re.compile(r"^,? (?:or|and) ")
_INTERN = re.compile(r" (?:research )?intern")  # "a machine learning PhD intern" names the work
_ASIDE = re.compile(r"\b(?:e\. ?g|i\. ?e|z\. ?b|d\. ?h|bijv|ex)\b\.?,?|\([^()]*\)")
_NEAR = re.compile(
    r"^(?:[^.;]{0,45}?\b(?:in|of|with|on|as|is|are|en|de|des|d'|in einem|im|der|am|:|for|either|the following"
    r"|following|include|includes|including|majors?|fields?|areas?|disciplines?|le domaine de l'|et)\b|[\s:(\-–,/]*)"
    r"(?:[^.;]{0,45}|[^.;,]{3,40},[^.;]{0,60})$"
)
_JOINED = re.compile(
    r"\b(?P<word>mechanical|electrical|electronics?|civil|chemical|industrial|aerospace|biomedical)"
    r"(?=\s*(?:[,;/&).]|$|or\b|and\b))"
)
_HEADS = re.compile(
    r"\b(?P<word>computer|data|electrical|electronics?|mechanical|civil|industrial|software|materials?|aerospace"
    r"|chemical|biomedical|information|systems|mathematical|cognitive|environmental)"
    r"(?=(?:\s*(?:/|,|&|or\b|and\b)\s*(?:or |and )?[\w-]+){1,4}\s+(?P<head>engineering|sciences?)\b)"
)
_EXPECTED = re.compile(r"[^.;]{0,30}\b(?:expected|anticipated) (?:graduation|completion)[^.;]{0,60} in (?:an? )?$")
_SKILL_BEFORE = re.compile(
    r"\b(?:experience|knowledge|skills?|proficien\w*|familiar\w*|understanding|interest(?:ed)?|passion\w*|expertise"
    r"|courses?(?! ?work)|foundation|background knowledge|curious|publications?|venues)\b[^,.;]{0,40}$"
)
_BRANCH = "-engineering"
_SCHOOL = re.compile(r"(?:d'|d’)?(?:école|ingénieur)")  # "école d'ingénieurs en physique" names physics
_TRADE = re.compile(r"\s(?:analyst|card|unit|partner)")
# A line that opens a list of subjects: "Preferred majors:", "Pursuing a degree in one of these fields:".
_OPENS = WordPattern(
    r"\b(?:majors?|degrees?|fields? of study|areas of study|disciplines?|students in|studiengänge|studienrichtungen"
    r"|opleiding(?:en)?"
    r"|studierichting(?:en)?|filières|carreras)\b"
    r"[^.;]{0,60}$",
)
_Span: TypeAlias = tuple[int, int]
_LINE = 80
_FAR = 200  # no study word reaches further; asked first, or a text of nothing but subjects would take ages
_TEXT = 400  # a longer "sentence" is a posting that has lost its lines
_DEGREE_IN = re.compile(r"\b(?:degree|diploma|major|bachelor'?s?|master'?s?|ph\.?d\.?)\s+in\b")
_EMPLOYER = re.compile(r"\b(?:his|her|earned|founders?|co-?founders?|équipe|our team|profils? différents?)\b")
_ASKED = frozenset((Section.REQUIREMENTS, Section.PREFERRED, Section.DETAIL))
_SKIPPED = frozenset((Section.TITLE, Section.LOCATION))
_STUDENT = re.compile(r"\b(?:you are|you're|je bent|du bist|vous êtes|pursuing|studying|enroll?ed)\b")


def find(doc: Document) -> list[Fact]:
    """One fact a subject, at its first mention."""
    return keep_first(
        fact(doc, "fields_of_study", hit.id, hit.start, hit.end, rule="named for the degree", confidence=0.9)
        for hit in subjects(doc)
    )


@per_document
def subjects(doc: Document) -> tuple[Hit, ...]:
    """Where subjects of study stand; maths reads it too, for "a degree in statistics" asks for no statistics."""
    return tuple(_subjects(doc))


def _subjects(doc: Document) -> Iterator[Hit]:
    text, cues, listed = lowered(doc), _cues(doc), _listed(doc)
    asked = [s for s in stated_at(doc, cues.keys() | listed) if _may_name(doc, text, s)]
    spelled = _spelled(doc, {s.start for s in asked})
    for sentence in asked:
        if sentence.start in spelled:
            named = _named(text, sentence, spelled[sentence.start])
            yield from named if sentence.start in listed else _in_sentence(text, sentence, named, *cues[sentence.start])


def _may_name(doc: Document, text: str, sentence: Sentence) -> bool:
    """False for the title, also where the body repeats it, and for what an employer tells of its own people."""
    start, end, section = sentence.start, sentence.end, sentence.section
    if section in _SKIPPED or (section is Section.BENEFITS and not _STUDENT.search(text, start, end)):
        return False
    title = doc.blocks[0].end
    if 20 < title <= end - start < title + 150 and doc.text.find(doc.text[:title], start, end) >= 0:
        return False
    told = section not in _ASKED and end - start < _TEXT
    return not (told and _EMPLOYER.search(text, start, end))


def _listed(doc: Document) -> Collection[int]:
    """The starts of the short lines under a line that opens a list of subjects."""
    opens = {s.start for s in _OPENS.sentences(doc) if s.kind == "heading" or doc.text[s.end - 1] == ":"}
    if not opens:
        return opens
    opens.difference_update(_spelled(doc, opens))
    found, opened = set(), False
    for sentence in doc.sentences:
        if sentence.kind == "heading" or doc.text[sentence.end - 1] == ":":
            opened = sentence.start in opens
        elif opened and sentence.end - sentence.start <= _LINE and doc.text[sentence.end - 1] != ".":
            found.add(sentence.start)
        elif sentence.kind != "item":
            opened = False
    return found


def _spelled(doc: Document, beginnings: Collection[int]) -> Mapping[int, list[Hit]]:
    """The spellings of subjects in those sentences: few name the degree, and "business" is a word of every posting."""
    return scanner("fields_of_study").by_sentence(doc, beginnings) if beginnings else {}


def _in_sentence(text: str, sentence: Sentence, named: list[Hit], cues: list[_Span], lone: bool) -> Iterator[Hit]:
    cues.sort()
    for group in _lists(text, named):
        first = bisect_left(cues, (group[0].start - _FAR - _LINE,))
        near = cues[first : bisect_left(cues, (group[-1].end + _FAR,))]
        near = [cue for cue in near if not lone or _carries(text, cue, group)]
        if any(_hangs_on(text, cue, group) for cue in near) and not _is_skill(text, sentence, group):
            branches = any(hit.id.endswith(_BRANCH) and hit.id != "software-engineering" for hit in group)
            branches = branches or (len(group) > 1 and _SCHOOL.match(text, group[0].start) is not None)
            yield from (hit for hit in group if not (branches and hit.id == "engineering"))


def _carries(text: str, cue: _Span, group: list[Hit]) -> bool:
    """Whether a weak study word is enough by itself for this list."""
    if _BACKGROUND.match(text, cue[0]):
        return any(hit.id not in _SKILLS for hit in group)
    return _FAINT.match(text, cue[0]) is None or cue[0] - group[-1].end == 1


def _cues(doc: Document) -> dict[int, tuple[list[_Span], bool]]:
    """Where study words and levels stand, by the start of the sentence, and whether all of them are weak."""
    found = {start: ([match.span() for match in matches], False) for start, matches in _STRONG.by_sentence(doc).items()}
    for start, levels in mentions(doc).items():
        found.setdefault(start, ([], False))[0].extend((level.start, level.end) for level in levels)
    for start, matches in _WEAK.by_sentence(doc).items():
        if doc.sentences[sentence_number(doc, start)].section in _ASKED:
            found.setdefault(start, ([], True))[0].extend(match.span() for match in matches)
    return found


def _named(text: str, sentence: Sentence, spelled: Iterable[Hit]) -> list[Hit]:
    """The subjects of a sentence, those included that share their head: "electrical or civil engineering"."""
    start, end = sentence.start, sentence.end
    named = {hit.start: hit for hit in spelled if not _is_other_word(text, hit)}
    if any("engineering" in hit.id for hit in named.values()):
        for branch in _JOINED.finditer(text, start, end):
            if branch.start() not in named and (subject := _subject(f"{branch['word']} engineering")):
                named[branch.start()] = Hit(subject, *branch.span())
    for word in _HEADS.finditer(text, start, end):
        if subject := _subject(f"{word['word']} {word['head']}"):
            named[word.start()] = Hit(subject, *word.span())
    in_order = [named[place] for place in sorted(named)]
    return [hit for hit in in_order if hit.id != "quantitative" or hit.end + 1 not in named]


def _is_other_word(text: str, hit: Hit) -> bool:
    """True for "business" in "business analyst" and "engineering" in "data engineering", no branch of engineering."""
    if hit.id == "engineering":
        return text[max(0, hit.start - 5) : hit.start] == "data "
    return hit.id == "business" and _TRADE.match(text, hit.end) is not None


@lru_cache(maxsize=256)
def _subject(name: str) -> str | None:
    """The subject of which this is a whole spelling."""
    whole = next(iter(scanner("fields_of_study").scan(name)), None)
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
    if cue[1] <= start:
        between = text[cue[1] : start]
        if _EXPECTED.match(between):
            return True
        if "." in between or "(" in between:
            between = _ASIDE.sub(" ", between)
        return len(between) <= 110 and not _BREAK.search(between) and _NEAR.match(between) is not None
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
