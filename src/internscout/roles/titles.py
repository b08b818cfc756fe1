"""A title taken apart: what the work is, and everything by which two openings of the same work differ.

Knows nothing of the text below the title. The words of terms, levels and seniorities are few and general, so they stand
here and not in a vocabulary; whether a name is a place is looked up in `taxonomy.places`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from internscout.taxonomy.places import countries_named, fold, regions_named

__all__ = ["Title", "apart", "names_place", "read_title"]


def _each(**names: str) -> dict[str, str]:
    """Word → what it stands for, from "name: its words"."""
    return {word: name for name, words in names.items() for word in words.split()}


_SEASONS = _each(
    winter="winter hiver invierno",
    spring="spring fruhjahr fruhling printemps primavera lente",
    summer="summer sommer ete verano zomer",
    fall="fall autumn herbst automne otono herfst",
)
_MONTHS = _each(
    january="january jan januar janvier enero januari",
    february="february feb februar fevrier febrero februari",
    march="march marz mars marzo maart",
    april="april apr avril abril",
    may="mai mayo mei",
    june="june jun juni juin junio",
    july="july jul juli juillet julio",
    august="august aug aout agosto augustus",
    september="september sep sept septembre septiembre",
    october="october oct oktober octobre octubre",
    november="november nov novembre noviembre",
    december="december dec dezember decembre diciembre",
)
_LEVELS = _each(
    bachelor="bs ba bsc beng bachelor bachelors undergraduate undergrad licence hbo",
    master="ms msc meng master masters graduate",
    phd="phd doctoral doctorate doctorant promotion",
    mba="mba",
)
_SENIORITIES = _each(
    senior="senior sr snr",
    junior="junior jr",
    staff="staff",
    principal="principal",
    lead="lead leader leiter",
    manager="manager mgr",
    director="director dir",
    head="head",
    vp="vp svp avp",
    chief="chief",
    associate="associate",
    mid="mid",
    two="ii 2",
    three="iii 3",
    four="iv 4",
    five="v 5",
    contract="contract contractor freelance temporary ftc",
)
# Kinds of employment under which students are taken: one posting says "Intern", its twin "Internship".
_KINDS = _each(
    intern="intern interns internship internships praktikum praktikant praktikantin stage stagiaire stagiair becario",
    coop="coop alternance",
    student="werkstudent werkstudentin",
    thesis="thesis abschlussarbeit masterarbeit bachelorarbeit scriptie",
    trainee="trainee traineeship apprentice apprenticeship",
)
# What says nothing of the work: the first level of a ladder, workplaces, and little words.
_EMPTY = frozenset(
    "i 1 entry level levels remote hybrid onsite on site virtual wfh office based fully full time position role job"
    " opening opportunity the a an of in at for and or to am im in der die das und fur de du la le en et y e o bei mit"
    " standort location multiple locations various paid all new hiring needed program programme req id".split()
)
_REGIONS = frozenset(
    "emea apac latam anz dach mena nordics nordic benelux americas europe asia africa eu us usa uk uae nyc sf dc"
    " global worldwide international north south east west central middle uki mea gcc asean".split()
)
_MARKERS = re.compile(
    r"\(?\b(?:[mwfdxhiv]\s?[/|*]\s?){1,3}[mwfdxhiv]\b\)?|\(?\ball genders\b\)?|\bh/f\b|[*:_]in(?:nen)?\b", re.IGNORECASE
)
_COOP = re.compile(r"\bco-?\s?op\b", re.IGNORECASE)
_STUDENT = re.compile(r"\bworking student\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:[a-z]{1,4}[-_#]?)?\d{4,}(?:[-_]\d+)?\b", re.IGNORECASE)
_COUNTED = re.compile(r"\d|freshman|sophomore|penultimate", re.IGNORECASE)
_YEAR = re.compile(r"20[1-4]\d")
_STANDING = re.compile(
    r"\byear\s?(\d)\b|\b(\d)(?:st|nd|rd|th)\s?year\b|\b(freshman|sophomore|penultimate)\b", re.IGNORECASE
)
_GRADE = re.compile(r"\b(?:l|ic|e|t|p|level|grade|job stage)\s?(\d)\b", re.IGNORECASE)
_PARTS = re.compile(r"\s[-–—|]+\s|[,()\[\]/|@:;•–—]|\s-|-\s")


# Spellings under which one line of work is advertised.
_SPELLINGS = _each(
    engineer="engineering eng",
    developer="development dev",
    management="mgmt",
    software="sw",
)
_PARTS_OF_SPEECH = {
    word: (part, name)
    for part, names in (
        ("terms", {**_MONTHS, **_SEASONS}),
        ("levels", _LEVELS),
        ("seniority", _SENIORITIES),
        ("kinds", _KINDS),
    )
    for word, name in names.items()
}


@dataclass(frozen=True, slots=True)
class Title:
    """A title's parts, each a set of canonical words; `work` is what is left when all others are taken out.

    `elsewhere` are places that it names and that are not the opening's own. A word of the work or of seniority that
    stands there twice, in titles of several roles, counts as another one: "Engineer / Senior Engineer" is not "Senior
    Engineer".
    """

    work: frozenset[str]
    terms: frozenset[str]
    years: frozenset[str]
    levels: frozenset[str]
    seniority: frozenset[str]
    kinds: frozenset[str]
    elsewhere: frozenset[str]


@lru_cache(maxsize=16384)
def read_title(title: str, places: frozenset[str] = frozenset()) -> Title:
    """Take a title apart; `places` are the folded words of the opening's own places."""
    text = _STUDENT.sub(" werkstudent ", _COOP.sub(" coop ", _MARKERS.sub(" ", title)))
    found: dict[str, list[str]] = {"terms": [], "levels": [], "seniority": [], "kinds": [], "work": [], "years": []}
    if _COUNTED.search(text):
        found["levels"] += [f"year {next(filter(None, each.groups()))}".lower() for each in _STANDING.finditer(text)]
        found["seniority"] += [f"grade {each[1]}" for each in _GRADE.finditer(text)]
        text = _GRADE.sub(" ", _STANDING.sub(" ", text))
        text = _NUMBER.sub(lambda each: each[0] if _YEAR.fullmatch(each[0]) else " ", text)
    elsewhere: list[str] = []
    for part in _PARTS.split(text):
        words = fold(part).split()
        if names_place(words, places):
            elsewhere += [word for word in words if word not in _EMPTY and word not in places]
            continue
        for word in words:
            if word not in _EMPTY and word not in places:
                part_of_speech, name = _PARTS_OF_SPEECH.get(word) or ("work", _SPELLINGS.get(word, word))
                found["years" if _YEAR.fullmatch(word) else part_of_speech].append(name)
    return Title(
        work=_work(title, found["work"]),
        terms=frozenset(found["terms"]),
        years=frozenset(found["years"]),
        levels=frozenset(found["levels"]),
        seniority=_twice(found["seniority"]),
        kinds=frozenset(found["kinds"]),
        elsewhere=frozenset(elsewhere),
    )


def _work(title: str, words: list[str]) -> frozenset[str]:
    if not words and not fold(title):
        return frozenset((title.casefold(),))  # in letters that nothing here reads
    return _twice(words) if "/" in title else frozenset(words)


def _twice(words: list[str]) -> frozenset[str]:
    once = frozenset(words)
    return once if len(once) == len(words) else once | {f"{word} again" for word in once if words.count(word) > 1}


def names_place(words: list[str], places: frozenset[str] = frozenset()) -> bool:
    """True for a part of a title that names nothing but where: the opening's own place, a country, a region."""
    words = [word for word in words if word not in _EMPTY]
    if all(word in places or word in _REGIONS for word in words):
        return True
    return _names_region(" ".join(words))


@lru_cache(maxsize=16384)
def _names_region(name: str) -> bool:
    return bool(countries_named(name) or regions_named(name))


def apart(one: Title, other: Title) -> str:
    """Why two titles of the same work name different roles; empty when they do not."""
    if one.seniority != other.seniority:
        return "seniority"
    if one.kinds != other.kinds:
        return "kind"
    if one.levels != other.levels:
        return "level"
    if one.terms and other.terms and one.terms != other.terms:
        return "term"
    if one.years and other.years and one.years != other.years:
        return "year"
    return ""
