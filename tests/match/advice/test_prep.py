"""The preparation sheet, and that its data hold what they promise."""

import re
from dataclasses import replace

import pytest

from internscout import taxonomy
from internscout.match.advice import prep, prep_markdown
from internscout.match.advice.prep import KINDS, VOCABULARIES, Source, forms, sources
from internscout.model import Fact
from tests.match.advice.build import posting
from tests.match.build import NOW, student

HEAD = """\
# Preparation: Research Intern, Language Models — Acme Robotics

<https://jobs.example.org/acme/1>

## What the posting says of its interviews

- “After a call there is a coding test, then an interview with the team.”

## Forms that such roles usually take

- **Screening call**: """


def test_the_sheet() -> None:
    text = prep_markdown(prep(student(), posting(), now=NOW))
    assert text.startswith(HEAD)
    assert re.findall(r"^## (.*)$", text, re.MULTILINE)[2:] == [
        "Large language models",
        "Linear algebra and numerics",
        "Deep learning",
        "Python",
        "C++ and systems",
        "Machine learning fundamentals",
        "Algorithms and data structures",
        "Research talk and papers",
        "Talking about yourself",
    ]
    deep = text.split("## Deep learning\n")[1].split("\n## ")[0]
    assert deep.startswith(
        "\nBecause the posting names PyTorch, TensorFlow: “we work in PyTorch or TensorFlow.”\n"
        "Not in your profile: TensorFlow\n\n1. "
    )
    assert len(re.findall(r"^\d+\. ", deep, re.MULTILINE)) >= 12
    assert prep_markdown(prep(student(), posting(), now=NOW)) == text, "the same every time"


def test_the_area_of_the_title_comes_first() -> None:
    text = "Robotics Intern\nYou know speech, search, and robotics."
    areas = {"robotics": "Robotics", "speech-audio": "speech", "information-retrieval": "search"}
    facts = tuple(
        Fact("areas", area, said, text.index(said), text.index(said) + len(said), "test")
        for area, said in areas.items()
    )
    found = replace(posting(areas=[*areas][::-1], title="Robotics Intern"), text=text, facts=facts)
    assert prep(student(), found, now=NOW).topics[0].name == "Robotics and autonomous driving"
    untitled = replace(found, facts=facts[1:])
    assert prep(student(), untitled, now=NOW).topics[0].name == "Search and retrieval"


def test_topics_that_do_not_fit_are_named() -> None:
    many = ["llm", "computer-vision", "robotics", "recommender-systems", "time-series", "causal-inference", "mlops"]
    short, whole = (prep(student(), posting(areas=many), now=NOW, everything=flag) for flag in (False, True))
    assert len(short.further) >= 3
    assert "Also implied, with questions under `--all`: " in prep_markdown(short)
    assert whole.further == ()
    assert {topic.name for topic in whole.topics} == {topic.name for topic in short.topics} | set(short.further)


def test_forms_follow_the_kind_of_role() -> None:
    empty: dict[str, list[list[str]]] = {"required": [], "preferred": [], "mentioned": []}
    plain = posting(title="Office Intern", ml="none", languages=empty, frameworks=empty, areas=[], maths=[])
    assert [form.name for form in prep(student(), plain, now=NOW).forms] == [
        "Screening call",
        "Conversation about how you work",
    ]
    quant = prep(student(), posting(areas=["quantitative-finance"]), now=NOW)
    assert "Probability and mental arithmetic" in [form.name for form in quant.forms]


def test_a_posting_that_says_nothing_of_interviews() -> None:
    text = prep_markdown(prep(student(), replace(posting(), text="", facts=()), now=NOW))
    assert "## What the posting says of its interviews\n\nNothing." in text


def test_there_are_topics_enough() -> None:
    assert len(sources()) >= 35
    asked = [question.ask for source in sources() for question in source.questions]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.id)
def test_a_topic(source: Source) -> None:
    assert len(source.questions) >= 12
    assert source.skills or source.always_for
    assert not source.always_for or source.always_for in KINDS
    for vocabulary, skill in source.skills:
        assert vocabulary in VOCABULARIES
        assert skill in taxonomy.names(vocabulary), skill
    for question in source.questions:
        assert question.ask[0].isupper()
        assert question.ask.endswith((".", "?")), question.ask
        assert "\n" not in question.ask + question.touches
        assert 10 <= len(question.touches) <= 200, question.touches
        assert not question.touches.endswith("."), question.touches


def test_every_area_of_work_has_a_topic_or_is_told_here() -> None:
    """A new area is noticed here."""
    covered = {skill for source in sources() for vocabulary, skill in source.skills if vocabulary == "areas"}
    without = {"data-visualization", "human-ai-interaction"}
    assert set(taxonomy.names("areas")) - covered == without
    maths = {skill for source in sources() for vocabulary, skill in source.skills if vocabulary == "maths"}
    assert set(taxonomy.names("maths")) == maths


def test_forms_are_for_kinds_that_exist() -> None:
    assert {kind for kind, _ in forms()} <= set(KINDS)
