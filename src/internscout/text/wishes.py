"""Postings that call their only list of demands "desired": what stands there is asked of every candidate.

"Preferred qualifications" are wishes beside qualifications; alone, and with the studies among them that one must be
in, they are the demands. Lists of extras ("nice to have", "bonus points") are wishes wherever they stand.
"""

import re
from collections.abc import Sequence

from internscout.text.html import Line
from internscout.text.sections import Section

__all__ = ["demanded"]

_DESIRED = re.compile(
    r"""(?xi)\b(?:(?:preferred|desir(?:ed|able)|recommended|ideal)\b.*\b(?:qualifications?|skills?|experience|knowledge
    |requirements|background|education|profile|candidates?|applicants?) | ideally,?\ you
    | you\ ideally
    | gewünschte?\w*\ \w+ | compétences\ souhaitées)\b"""
)
_EXTRA = re.compile(r"(?i)\b(?:bonus|plus|additional|extra|other|nice|assets?)\b")
_STUDIES = re.compile(
    r"""(?xi)\b(?:degree|pursu(?:ing|e)|enrol\w+|bachelor\w*|master'?s|ph\.?d|undergraduate|(?:junior|senior)\ standing
    |students?|majors?|b\.s|m\.s|studium|studier\w*|étudi\w+)\b|\b(?-i:BS|MS|BSc|MSc)\b"""
)


def demanded(placed: list[tuple[Line, Section]]) -> list[tuple[Line, Section]]:
    """The lines with desired qualifications as requirements, where nothing else is required and studies are named."""
    said = {section for line, section in placed if line.kind != "heading"}
    if Section.PREFERRED not in said or Section.REQUIREMENTS in said:
        return placed
    desired = list(_desired(placed))
    if not any(_STUDIES.search(placed[number][0].text) for number in desired):
        return placed
    turned = frozenset(desired)
    return [(line, Section.REQUIREMENTS if n in turned else section) for n, (line, section) in enumerate(placed)]


def _desired(placed: Sequence[tuple[Line, Section]]) -> list[int]:
    """The numbers of the lines in parts that are called desired qualifications, with their headings."""
    found: list[int] = []
    inside = False
    for number, (line, section) in enumerate(placed):
        if section is not Section.PREFERRED:
            inside = False
            continue
        if line.kind == "heading":
            inside = _DESIRED.search(line.text) is not None and not _EXTRA.search(line.text)
        if inside:
            found.append(number)
    return found
