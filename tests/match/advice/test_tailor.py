"""Tailoring notes: the student's own things in the posting's own words."""

from dataclasses import replace
from typing import Any

from internscout.config import Profile
from internscout.match.advice import tailor, tailor_markdown
from internscout.model import Fact
from tests.match.advice.build import TEXT, posting
from tests.match.build import NOW, STUDENT

EVIDENCE: dict[str, Any] = {
    "projects": [
        {"name": "Chess *bot*", "skills": ["c++"]},
        {"name": "Small LM", "skills": ["pytorch", "llm"], "link": "https://example.org/lm"},
        {"name": "Web shop", "skills": ["javascript"]},
    ],
    "courses": [{"name": "Linear Algebra", "skills": ["linear-algebra"]}],
}

NOTES = """\
# Tailoring notes: Research Intern, Language Models — Acme Robotics

<https://jobs.example.org/acme/1>

## Put first

1. **Small LM** (project, <https://example.org/lm>): PyTorch, Large language models
2. **Chess \\*bot\\*** (project): C++
3. **Linear Algebra** (course): Linear algebra

Last or not at all, for this one: Web shop

## You have: say it in their words

- **Python**, required: “Strong Python is required;”
- **PyTorch** (they ask for PyTorch or TensorFlow), required; shown by Small LM: “we work in PyTorch or TensorFlow.”
- **Large language models**, area; shown by Small LM: “You will train language models.”
- **Linear algebra**, maths; shown by Linear Algebra: “A footing in linear algebra helps you here”
- **C++**, preferred; shown by Chess \\*bot\\*: “C++ is a plus”

## Not in your profile, and required

- **Kafka**, required

## Not in your profile, but only preferred or mentioned

- **Docker or Kubernetes**, preferred
"""

FRAMEWORKS = {
    "required": [["pytorch", "tensorflow"], ["kafka"]],
    "preferred": [["docker", "kubernetes"]],
    "mentioned": [],
}


def test_the_notes() -> None:
    profile = Profile.model_validate({**STUDENT, **EVIDENCE})
    assert tailor_markdown(tailor(profile, posting(frameworks=FRAMEWORKS), now=NOW)) == NOTES


def test_quotes_are_the_postings_words() -> None:
    notes = tailor(Profile.model_validate(STUDENT), posting(), now=NOW)
    quotes = [demand.quote for demand in notes.demands if demand.quote]
    assert len(quotes) >= 4
    assert all(quote in TEXT for quote in quotes)


def test_without_projects_and_without_demands() -> None:
    plain = tailor_markdown(tailor(Profile.model_validate(STUDENT), posting(), now=NOW))
    assert "None of your projects and courses shows what it asks for" in plain
    empty: dict[str, list[list[str]]] = {"required": [], "preferred": [], "mentioned": []}
    bare = posting(languages=empty, frameworks=empty, areas=[], maths=[])
    assert "there is nothing to tailor to" in tailor_markdown(tailor(Profile.model_validate(STUDENT), bare, now=NOW))


def test_a_long_sentence_is_cut_around_the_words() -> None:
    long = "a " * 200 + "Python" + " b" * 200
    found = posting()
    facts = tuple(replace_at(fact, long) for fact in found.facts if fact.quote == "Python")
    (demand, *_) = tailor(Profile.model_validate(STUDENT), replace(found, text=long, facts=facts), now=NOW).demands
    assert demand.quote.startswith("…a a")
    assert demand.quote.endswith("b b…")
    assert "Python" in demand.quote
    assert len(demand.quote) <= 164


def replace_at(fact: Fact, text: str) -> Fact:
    start = text.index(fact.quote)
    return fact._replace(start=start, end=start + len(fact.quote))


def test_a_demand_is_quoted_where_it_is_made() -> None:
    text = "Intern\nOur team loves Python\nPython is a must"
    facts = tuple(
        Fact("languages", {"id": "python", "strength": strength, "group": 0}, "Python", at, at + 6, "test")
        for strength, at in (("mentioned", text.index("Python")), ("required", text.rindex("Python")))
    )
    found = replace(posting(), text=text, facts=facts)
    (demand, *_) = tailor(Profile.model_validate(STUDENT), found, now=NOW).demands
    assert demand.quote == "Python is a must"


def test_nothing_of_a_posting_acts_in_the_notes() -> None:
    hostile = replace(
        posting(title="Intern](javascript:x) <img src=x>\n# Owned"),
        url="https://x.example/> ![p](https://t.example/p.png)",
    )
    head = tailor_markdown(tailor(Profile.model_validate(STUDENT), hostile, now=NOW)).splitlines()[:3]
    assert head[0] == (r"# Tailoring notes: Intern\](javascript:x) \<img src=x\> \# Owned — Acme Robotics")
    assert head[2] == "<https://x.example/%3E%20![p](https://t.example/p.png)>"
    odd = tailor_markdown(
        tailor(Profile.model_validate(STUDENT), replace(posting(), url="javascript:alert(1)"), now=NOW)
    )
    assert "<javascript" not in odd
