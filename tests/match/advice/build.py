"""A posting with its text and facts, as the parser would read it; its sentences are made up."""

from dataclasses import replace
from typing import Any

from internscout.model import Candidate, Fact
from tests.match.build import FULL, candidate

TEXT = """\
Research Intern, Language Models
You will train language models. Strong Python is required; we work in PyTorch or TensorFlow.
A footing in linear algebra helps you here
C++ is a plus
After a call there is a coding test, then an interview with the team."""


def fact(field: str, value: Any, quote: str) -> Fact:
    start = TEXT.index(quote)
    return Fact(field, value, quote, start, start + len(quote), "test")


def skill(field: str, name: str, strength: str, quote: str) -> Fact:
    return fact(field, {"id": name, "strength": strength, "group": 0}, quote)


FACTS = (
    skill("languages", "python", "required", "Python"),
    skill("frameworks", "pytorch", "required", "PyTorch"),
    skill("frameworks", "tensorflow", "required", "TensorFlow"),
    fact("areas", "llm", "Language Models"),
    fact("areas", "llm", "language models"),
    fact("maths", "linear-algebra", "linear algebra"),
    skill("languages", "c++", "preferred", "C++"),
)


def posting(number: int = 1, /, *, title: str = "Research Intern, Language Models", **asks: Any) -> Candidate:
    """A posting that asks for what `FULL` does, and for what is given."""
    found = candidate({**FULL, "areas": ["llm"], **asks}, posting=f"demo:acme:{number}", text=TEXT, facts=FACTS)
    return replace(found, title=title)
