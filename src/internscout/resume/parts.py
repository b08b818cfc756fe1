"""The lines of a résumé → its parts, by their headings."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_HEADINGS = {
    "education": "education|academic background|academic history|qualifications|studies|ausbildung|studium|bildungsweg"
    "|formation|formations|études|educación|formación|opleiding|opleidingen",
    "skills": "skills|technical skills|technologies|technical proficiencies|programming|programming skills|tools"
    "|core competencies|competencies|skills and tools|skills & tools|technical skills & tools|computer skills"
    "|kenntnisse|fähigkeiten|it-kenntnisse|compétences|compétences techniques|habilidades|vaardigheden",
    "projects": "projects|personal projects|selected projects|academic projects|side projects|research projects"
    "|key projects|projekte|projets|proyectos|projecten|open source|open-source projects",
    "courses": "courses|coursework|relevant coursework|relevant courses|selected coursework|lehrveranstaltungen|cours",
    "languages": "languages|spoken languages|foreign languages|human languages|natural languages|language skills"
    "|sprachen|sprachkenntnisse|fremdsprachen|langues|idiomas|talen",
    "work": "experience|work experience|professional experience|employment|employment history|research experience"
    "|internships|internship experience|teaching experience|berufserfahrung|praktika|expérience|expériences"
    "|expérience professionnelle|expériences professionnelles|experiencia|werkervaring|publications|research|thesis",
    "other": "summary|profile|objective|about|about me|contact|awards|honors|honours|honors and awards|achievements"
    "|certifications|certificates|interests|hobbies|activities|extracurricular activities|leadership|volunteering"
    "|volunteer experience|references|scholarships|interessen|engagement|loisirs|centres d'intérêt|intereses",
}
_PART_OF = {name: part for part, names in _HEADINGS.items() for name in names.split("|")}
_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")
_BULLET = re.compile(r"^\s*[•·▪◦●‣∙*\-–—]\s+")
_SPACED = re.compile(r"^(?:\w  ?)+\w$")  # E D U C A T I O N
_INSIDE = re.compile(rf"^\W*({_HEADINGS['courses']}|{_HEADINGS['languages']})\s*:\s*(.+)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s|,;)>\]]+|\bgithub\.com/[^\s|,;)>\]]+", re.IGNORECASE)
_TITLE_END = re.compile(r"\s+[|–—-]\s+|\s{3,}|\s*[|(]|:\s")


@dataclass(frozen=True, slots=True)
class Entry:
    """A project: its name, all that is said of it, and its address (empty when none is given)."""

    name: str
    text: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """A résumé in parts, each of lines as they came. `courses` are names, `levels` what the student says of a skill."""

    name: str = ""
    education: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    work: tuple[str, ...] = ()
    projects: tuple[Entry, ...] = ()
    courses: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)


def parts_of(lines: Iterable[str]) -> Parts:
    """Sort lines under the headings that stand above them; what stands above all headings begins with the name."""
    sorted_: dict[str, list[str]] = {}
    part, written = "head", [line.strip() for line in lines]
    for line in written:
        if found := heading(line):
            part = found
        elif line:
            inside = _INSIDE.match(line)
            where = _PART_OF.get(inside[1].casefold(), part) if inside else part
            if inside and where != part:
                sorted_.setdefault(where, []).append(inside[2])
            # "Languages: Python, SQL" among the skills speaks of those, "Languages: French, German" of others.
            if not inside or part in ("skills", where):
                sorted_.setdefault(part, []).append(line)
    head = sorted_.get("head", [])
    return Parts(
        name=next((name for line in head if _is_name(name := re.split(r"[,|·•(]", line)[0].strip())), ""),
        education=tuple(sorted_.get("education", ())),
        skills=tuple(sorted_.get("skills", ())),
        # A page without headings is one text: what it names counts, and nothing more is known of it.
        work=tuple(sorted_.get("work", ()) if sorted_.keys() > {"head"} else head),
        projects=entries(sorted_.get("projects", ())),
        courses=listed(sorted_.get("courses", ())),
        languages=tuple(sorted_.get("languages", ())),
    )


def heading(line: str) -> str:
    """The part that a line opens; empty when it is no heading."""
    bare = _SIGNS.sub("", line)
    if _SPACED.match(bare):
        bare = re.sub(r"(\S) (?! )", r"\1", bare)
    return _PART_OF.get(" ".join(bare.casefold().split()), "") if len(bare) <= 60 else ""


def _is_name(line: str) -> bool:
    words = line.split()
    return 2 <= len(words) <= 5 and all(
        word[0].isupper() and not any(c.isdigit() or c == "@" for c in word) for word in words
    )


def entries(lines: Sequence[str]) -> tuple[Entry, ...]:
    """Projects: each begins with a line that is no bullet, at the top or behind one; in a mere list each is one."""
    if all(map(_BULLET.match, lines)):
        lines = [_BULLET.sub("", line) for line in lines]
        starts = [*range(len(lines))]
    else:
        starts = [n for n, line in enumerate(lines) if not _BULLET.match(line) and (n == 0 or _begins(lines, n))]
    found = []
    for start, end in pairwise([*starts, len(lines)]):
        text = "\n".join(lines[start:end])
        name = _TITLE_END.split(lines[start].strip(), maxsplit=1)[0].strip(" :,;|")
        link = _ADDRESS.search(text)
        if name:
            found.append(Entry(name[:120], text, _whole(link[0]) if link else ""))
    return tuple(found)


def _begins(lines: Sequence[str], n: int) -> bool:
    """A line that is no bullet begins an entry behind one, where there are any; else when it looks like a title."""
    if any(map(_BULLET.match, lines)):
        return bool(_BULLET.match(lines[n - 1]))
    return bool(_TITLE_END.search(lines[n])) and lines[n][:1].isupper()


def _whole(address: str) -> str:
    bare = address.rstrip(".")
    return bare if bare.lower().startswith("http") else f"https://{bare}"


def listed(lines: Iterable[str]) -> tuple[str, ...]:
    """The items of comma lists, each once."""
    items = (_BULLET.sub("", item).strip(" .;") for line in lines for item in re.split(r"[,;|•·]", line))
    return tuple(dict.fromkeys(item for item in items if item))
