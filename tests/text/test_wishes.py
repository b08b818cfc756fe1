"""Desired qualifications: wishes beside requirements, demands where they stand alone."""

import pytest

from internscout.text import Section, build_document

WANTED = "<h3>{}</h3><ul><li>Enrolled in a degree programme</li><li>Likes herons</li></ul>"


@pytest.mark.parametrize(
    ("parts", "section"),
    [
        (["Preferred Qualifications"], Section.REQUIREMENTS),  # nothing else is asked for
        (["Examples of desirable skills and knowledge"], Section.REQUIREMENTS),
        (["Desirable Candidates"], Section.REQUIREMENTS),
        (["Ideally, you'd have"], Section.REQUIREMENTS),
        (["Requirements", "Preferred Qualifications"], Section.PREFERRED),
        (["Nice to have"], Section.PREFERRED),  # never a demand
        (["Required and Preferred Experience"], Section.REQUIREMENTS),
    ],
)
def test_desired_qualifications_alone_are_demands(parts: list[str], section: Section) -> None:
    doc = build_document(title="Intern", description="".join(WANTED.format(part) for part in parts))
    assert doc.blocks[-1].section is section


def test_desired_skills_without_studies_are_wishes() -> None:
    doc = build_document(title="Intern", description="<h3>Desired skills</h3><ul><li>Counting herons</li></ul>")
    assert doc.blocks[-1].section is Section.PREFERRED
