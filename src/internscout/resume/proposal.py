"""The parts of a résumé → what a profile could say, each value with the words behind it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from internscout.config.profile import values
from internscout.config.profile.values import SKILLS, Level
from internscout.parse import parse
from internscout.resume.education import Degree, degrees
from internscout.resume.parts import Parts
from internscout.text import build_document

_BEGUN = re.compile(
    r"\b(?:a1|a2|b1|basic|beginner|elementary|grundkenntnisse|notions|débutant|básico)\b", re.IGNORECASE
)
_STRONG = ("master", "expert", "advanced", "fluent", "proficient")
_LEARNING = ("beginner", "basic", "learning", "novice")


@dataclass(frozen=True, slots=True)
class Named:
    """A project or a course, and the skills that its words name."""

    name: str
    skills: tuple[str, ...]
    link: str = ""


@dataclass(frozen=True, slots=True)
class Studying:
    """The degree in progress, or the latest; `fields` are those of all degrees: postings ask for any.

    `graduation` is a month (`YYYY-MM`), or a year alone (`YYYY`), which a profile does not take.
    """

    level: Level | None = None
    enrolled: bool | None = None
    graduation: str | None = None
    fields: tuple[str, ...] = ()
    gpa: float | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a résumé says, in the terms of a profile; empty or None where it says nothing.

    `quotes`: the words behind `study`, and behind each skill by its id.
    """

    name: str = ""
    study: Studying = Studying()
    skills: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    strong: tuple[str, ...] = ()
    learning: tuple[str, ...] = ()
    projects: tuple[Named, ...] = ()
    courses: tuple[Named, ...] = ()
    spoken_languages: tuple[str, ...] = ()
    quotes: Mapping[str, str] = field(default_factory=dict)

    def findings(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """(key of the profile, value in words, lines of the résumé behind it); an empty value: nothing is said."""
        study = self.study
        behind = (self.quotes["study"],) if "study" in self.quotes else ()
        yield "name", self.name, ()
        yield "study.level", study.level or "", behind
        yield "study.graduation", study.graduation or "", ()
        yield "study.fields", ", ".join(study.fields), ()
        yield "study.gpa", "" if study.gpa is None else f"{study.gpa:g}", ()
        for vocabulary, ids in self.skills.items():
            yield f"skills.{vocabulary}", ", ".join(ids), tuple(dict.fromkeys(self.quotes[one] for one in ids))
        yield "projects", ", ".join(project.name for project in self.projects), ()
        yield "courses", ", ".join(course.name for course in self.courses), ()
        yield "work.spoken_languages", ", ".join(self.spoken_languages), ()


def propose(parts: Parts, today: date) -> Proposal:
    """A profile as far as the résumé goes. `today` tells degrees in progress from those that are over."""
    studies = degrees(parts.education, today)
    quotes = {"study": studies[0].quote} if studies else {}
    # "Languages" may head human or programming ones: each reading takes its own.
    texts = (*parts.skills, *parts.languages, *(project.text for project in parts.projects), *parts.work)
    skills = _skills(texts, quotes)
    said = {level: _of(line) for line, level in parts.levels.items()}
    return Proposal(
        name=parts.name,
        study=_study(studies),
        skills=skills,
        strong=_flat(ids for level, ids in said.items() if level.casefold().startswith(_STRONG)),
        learning=_flat(ids for level, ids in said.items() if level.casefold().startswith(_LEARNING)),
        projects=tuple(Named(one.name, _of(one.text), one.link) for one in parts.projects),
        courses=tuple(Named(name[:120], _of(name)) for name in parts.courses),
        spoken_languages=_spoken(parts.languages),
        quotes=quotes,
    )


def _study(studies: Sequence[Degree]) -> Studying:
    if not studies:
        return Studying()
    now = studies[0]
    fields = dict.fromkeys(subject for degree in studies for subject in degree.fields)
    end = None if now.end is None else f"{now.end.year}" + (f"-{now.end.month:02}" if now.end.month else "")
    stated = now.end is not None or now.goes_on
    return Studying(now.level, now.goes_on if stated else None, end, tuple(fields), now.gpa)


def _skills(texts: Iterable[str], quotes: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Vocabulary → ids in order of first mention; their lines go to `quotes`."""
    found: dict[str, dict[str, None]] = {vocabulary: {} for vocabulary in SKILLS}
    for line in (line for text in texts for line in text.splitlines()):
        for vocabulary, ids in _read(line).items():
            for skill in ids:
                found[vocabulary].setdefault(skill)
                quotes.setdefault(skill, line.strip())
    return {vocabulary: tuple(ids) for vocabulary, ids in found.items()}


def _read(text: str) -> dict[str, tuple[str, ...]]:
    """What the parser of postings would say is asked for, were this text a list of requirements."""
    asked = parse(build_document(title="", description=f"Requirements\nKnowledge of: {text}")).requirements
    found = {vocabulary: _ids(asked[vocabulary]) for vocabulary in SKILLS}
    return {vocabulary: tuple(dict.fromkeys(ids)) for vocabulary, ids in found.items()}


def _ids(value: object) -> list[str]:
    """The ids in a requirement's value, however deep."""
    if isinstance(value, dict):
        return [entry for part in value.values() for entry in _ids(part)]
    if isinstance(value, list):
        return [entry for part in value for entry in _ids(part)]
    return [value] if isinstance(value, str) else []


def _of(text: str) -> tuple[str, ...]:
    return _flat(ids for line in text.splitlines() for ids in _read(line).values())


def _flat(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(skill for group in groups for skill in group))


def _spoken(lines: Iterable[str]) -> tuple[str, ...]:
    """The human languages named that one could work in: not those said to be only begun."""
    spellings = values.spellings("spoken_languages")
    items = (item for line in lines for item in re.split(r"[,;|•·/]", line) if not _BEGUN.search(item))
    # A code of two letters ("de") stands at the beginning, or is another word.
    words = (word for item in items for word in re.findall(r"^\w{2}\b|\w{3,}", re.sub(r"^\W+", "", item.casefold())))
    return tuple(sorted({spellings[word] for word in words if word in spellings}))
