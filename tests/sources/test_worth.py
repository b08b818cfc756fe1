"""Which titles of a list are worth a request: nothing that may be technical is lost."""

import pytest

from internscout.sources._worth import can_be_technical


@pytest.mark.parametrize(
    "title",
    [
        "Machine Learning Intern",
        "AI Intern - Legal",
        "Data Science Intern, Finance",
        "Marketing Analytics Intern",
        "Quantitative Researcher Intern",
        "Solutions Architect Intern",
        "People Analytics Co-op",
        "IT Audit Intern",
        "Sales Engineering Intern",
        "Summer Intern 2026",
        "University Graduate",
        "Praktikum Softwareentwicklung",
        "",
    ],
)
def test_may_be_technical(title: str) -> None:
    assert can_be_technical(title)


@pytest.mark.parametrize(
    "title",
    [
        "Marketing Intern",
        "Sales Development Representative Intern",
        "Finance & Accounting Intern",
        "Human Resources Intern - Summer",
        "Content Writer Intern",
        "Supply Chain Co-op",
        "Training Programs & Events Intern",
    ],
)
def test_names_other_work(title: str) -> None:
    assert not can_be_technical(title)
