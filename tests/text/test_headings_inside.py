"""Headings that a flattened posting, or a sentence, holds inside a line."""

import pytest

from internscout.text import Section
from internscout.text.sections import section_of
from tests.text.test_sections import part_of, parts

FLAT = (
    "We build small robots that sort apples in orchards and we like to do it well. What You'll Do - Train detectors "
    "on field images - Measure them Requirements - Python - Enrolled in a degree Preferred Qualifications • Rust • ROS "
    "Benefits Fresh apples and a bicycle for everybody who stays with us during the whole of the summer."
)


@pytest.mark.parametrize(
    ("words", "section"),
    [
        ("small robots", Section.OTHER),
        ("Train detectors", Section.DUTIES),
        ("Python", Section.REQUIREMENTS),
        ("Rust", Section.PREFERRED),
        ("Fresh apples", Section.BENEFITS),
    ],
)
def test_posting_flattened_to_one_line(words: str, section: Section) -> None:
    assert part_of(FLAT, words) is section


def test_headings_glued_to_the_sentence_before() -> None:
    source = (
        "You will help us every day to train and to measure detectors of apples, pears, plums and other orchard fruit."
    )
    glued = f"{source}Requirements: Python and patience, as orchards are large and the days in the sun are long there."
    assert part_of(glued, "patience") is Section.REQUIREMENTS


def test_headings_glued_to_the_words_on_both_sides() -> None:
    source = (
        f"{'We sort apples. ' * 13}They live in our communityBasic Qualifications-Patience and a degree, or R and SQL"
        "Nice to have:Rust, and BASIC, OUR OTHER INFORMATION SYSTEM"
    )
    assert part_of(source, "communit") is Section.OTHER
    assert part_of(source, "Patience") is Section.REQUIREMENTS
    assert part_of(source, "Rust") is Section.PREFERRED
    assert part_of(source, "SYSTEM") is Section.PREFERRED


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        (("What you need", "Good to have"), ("requirements", "preferred")),
        (("Was du brauchst", "Von Vorteil"), ("requirements", "preferred")),
        (("Ce que tu feras", "Les petits plus"), ("duties", "preferred")),
        (("Dit vragen we", "Een pre"), ("requirements", "preferred")),
        (("Lo que buscamos", "Te ofrecemos"), ("requirements", "benefits")),
    ],
)
def test_names_inside_a_flattened_list(names: tuple[str, str], parts: tuple[str, str]) -> None:
    source = f"{'We sort apples. ' * 14}{names[0]} • Patience • Ladders {names[1]} • Rain • Boots"
    assert (part_of(source, "Patience").value, part_of(source, "Rain").value) == parts


def test_shouted_heading_inside_running_text() -> None:
    source = f"{'We study rivers. ' * 15}WHAT WE EXPECT: Python - A degree BENEFITS & PERKS • Tea • Boats"
    assert part_of(source, "A degree") is Section.REQUIREMENTS
    assert part_of(source, "Boats") is Section.BENEFITS


@pytest.mark.parametrize("words", ["our Benefits and How we share them", "Nice people have Requirements of their own"])
def test_words_in_running_text_that_are_no_heading(words: str) -> None:
    assert len(parts(f"{'We study rivers, lakes and the sea. ' * 8}They like {words} and so do we")) == 1


@pytest.mark.parametrize(
    ("heading", "section"),
    [("Bonus program", "benefits"), ("Bonus points", "preferred"), ("About the lab", None), ("About Lab 7", "company")],
)
def test_name_inside_a_longer_one(heading: str, section: str | None) -> None:
    assert section_of(heading) == section


def test_headings_marked_with_signs_inside_one_line() -> None:
    description = (
        "Un equipo pequeño que construye robots de cocina para restaurantes de toda la región y que crece cada mes con "
        "nuevos clientes y nuevas ideas. ## Lo que harás - Probar los robots. - Anotar los fallos. "
        "## Lo que necesitas - Paciencia. - Buen humor."
    )
    assert part_of(description, "Probar los robots") is Section.DUTIES
    assert part_of(description, "Paciencia") is Section.REQUIREMENTS
