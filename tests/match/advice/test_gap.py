"""Which skills stand between a student and how many roles."""

from typing import Any

from internscout.match.advice import gap, tell_gap
from tests.match.advice.build import posting
from tests.match.build import NOW, student


def asks(required: list[list[str]], preferred: list[list[str]] | None = None) -> dict[str, Any]:
    return {
        "languages": {"required": [], "preferred": [], "mentioned": []},
        "frameworks": {"required": required, "preferred": preferred or [], "mentioned": []},
    }


MANY = (
    posting(1, **asks([["pytorch"]])),
    posting(2, **asks([["spark"]])),
    posting(3, **asks([["spark", "flink"], ["numpy"]])),
    posting(4, **asks([["spark"], ["kafka"]])),
    posting(5, **asks([["pytorch"]], [["kafka"]])),
    posting(6, **asks([])),
    posting(7, **asks([["spark"]]), kind="employee"),
)

TOLD = """\
You fit 6 open roles; required skills are named by 5, and you have all of 2.

completes  required  preferred  skill
        2         3          0  Apache Spark
                                  SC  Research Intern, Language Models, Acme Robotics  demo:acme:3
                                  SC  Research Intern, Language Models, Acme Robotics  demo:acme:2
        1         1          0  Apache Flink
                                  SC  Research Intern, Language Models, Acme Robotics  demo:acme:3
        0         1          1  Kafka
                                  SC  Research Intern, Language Models, Acme Robotics  demo:acme:4

completes: roles in which it is all that you lack of what is required; those that fit best come first
required: roles that want it, or an alternative that you lack too; preferred: roles that would like it"""


def test_the_text() -> None:
    found = gap(student(), MANY, now=NOW)
    said = tell_gap(found, limit=10)
    for score in {f"{one.score:.0f}" for lack in found.lacks for one in lack.examples}:
        said = said.replace(f"  {score}  R", "  SC  R")
    assert said == TOLD


def test_what_completes_roles_that_fit_well_comes_first() -> None:
    good = posting(1, **asks([["spark"]]))
    poor = [posting(n, **asks([["kafka"]]), ml="adjacent", areas=["robotics"], fields_of_study=["law"]) for n in (2,)]
    found = gap(student(), [good, *poor], now=NOW)
    assert [lack.skills for lack in found.lacks] == [("spark",), ("kafka",)]
    assert found.lacks[0].weight > found.lacks[1].weight


def test_learning_it_completes_just_those() -> None:
    before = gap(student(), MANY, now=NOW)
    for lack in before.lacks:
        after = gap(student(skills={"frameworks": ["pytorch", "numpy", lack.skills[-1]]}), MANY, now=NOW)
        assert after.complete == before.complete + lack.completes, lack.name


def test_a_role_in_many_places_counts_once() -> None:
    roles = {"demo:acme:2": "role", "demo:acme:3": "role"}
    assert gap(student(), MANY, now=NOW, role_of=roles).roles == 5


def test_limits_and_nothing_lacking() -> None:
    found = gap(student(), MANY, now=NOW)
    assert "2 more skills (-n 0 shows all)" in tell_gap(found, limit=1)
    assert "(-n 0" not in tell_gap(found, limit=0)
    nothing = gap(student(), [posting(1)], now=NOW)
    assert tell_gap(nothing, limit=5).endswith("You lack nothing that they ask for.")


def test_one_role_completed_comes_before_many_that_lack_more() -> None:
    far = [posting(n, **asks([["kafka"], ["flink"]])) for n in (2, 3, 4)]
    found = gap(student(), [posting(1, **asks([["spark"]])), *far], now=NOW)
    assert [(lack.skills, lack.completes, lack.required) for lack in found.lacks] == [
        (("spark",), 1, 1),
        (("flink",), 0, 3),
        (("kafka",), 0, 3),
    ]


def test_alternatives_stand_together_and_different_demands_apart() -> None:
    clouds = [["aws", "azure", "gcp"], ["bash"]]
    found = gap(student(), [posting(1, **asks(clouds)), posting(2, **asks(clouds))], now=NOW)
    assert [(lack.name, lack.required) for lack in found.lacks] == [("AWS, Azure or Google Cloud", 2), ("bash", 2)]
    apart = gap(student(), [posting(1, **asks(clouds)), posting(2, **asks([["aws"]]))], now=NOW)
    assert [lack.name for lack in apart.lacks] == ["AWS", "Azure or Google Cloud", "bash"]
