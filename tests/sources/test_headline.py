"""What people write over their postings in "Who is hiring" threads → company, roles, places."""

import pytest

from internscout.sources._headline import headline


@pytest.mark.parametrize(
    ("line", "company", "roles", "places"),
    [
        ("Acme | ML Intern | Oslo | ONSITE", "Acme", ["ML Intern"], ["Oslo"]),
        ("Acme (acme.example) | Oslo | Data Engineer", "Acme", ["Data Engineer"], ["Oslo"]),
        ("acme.example | Data Engineer | Remote", "acme.example", ["Data Engineer"], []),
        ("Acme (https://acme.example) | Hiring an ML Engineer", "Acme", ["ML Engineer"], []),
        ("Caribou | Data Engineer | Remote", "Caribou", ["Data Engineer"], []),  # also a town
        ("Oslo, Norway | Acme | Data Engineer", "Acme", ["Data Engineer"], ["Oslo, Norway"]),
        ("Data Engineer | Oslo, Norway | Onsite", "", ["Data Engineer"], ["Oslo, Norway"]),
        ("Acme | A Engineer + B Scientist + C Intern", "Acme", ["A Engineer", "B Scientist", "C Intern"], []),
        ("Acme | Researchers, Designers & PhD Interns", "Acme", ["Researchers", "Designers", "PhD Interns"], []),
        ("Acme | ML Intern | Applied Scientist | Remote", "Acme", ["ML Intern", "Applied Scientist"], []),
        ("Acme | Senior/Staff ML Engineer | Remote", "Acme", ["Senior/Staff ML Engineer"], []),  # one role
        ("Acme | Research and ML Engineer | Remote", "Acme", ["Research and ML Engineer"], []),  # one role
        ("Acme | Multiple roles | Remote", "Acme", [], []),
        ("Acme | Remote | US citizenship required | Full-time", "Acme", [], []),
        ("Acme is hiring an engineer to count birds.", "Acme", [], []),
        ("Acme Birds is the app that counts birds.", "Acme Birds", [], []),
        ("This is the app that counts birds.", "", [], []),
        ("At Acme (acme.example), we're hiring!", "Acme", [], []),
        ("We count birds, and would like company.", "", [], []),
        ("", "", [], []),
    ],
)
def test_first_line(line: str, company: str, roles: list[str], places: list[str]) -> None:
    said = headline([line])
    assert (said.company, [*said.roles], [*said.places]) == (company, roles, places)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("- ML Intern (Oslo)", "ML Intern (Oslo)"),
        ("[2] ML Intern", "ML Intern"),
        ("ML Intern: https://acme.example/7", "ML Intern"),
        ("ML Intern — trains models", "ML Intern"),
        ("ML Intern", None),  # neither bullet nor dash: may be any line
        ("- Work with our engineers", None),
        ("- You are an engineer", None),
        ("- Trains models", None),
        ("ml engineer: somebody", None),
    ],
)
def test_line_of_a_list(line: str, role: str | None) -> None:
    assert [*headline(["Acme | Multiple roles", line]).roles] == ([role] if role else [])


def test_a_list_of_very_many_roles_is_something_else() -> None:
    lines = [f"- Engineer {n}" for n in range(31)]
    assert len(headline(["Acme | Oslo", *lines[:30]]).roles) == 30
    assert headline(["Acme | Oslo", *lines]).roles == ()


def test_terms_are_told_apart() -> None:
    said = headline(["Acme | ML Intern | Full-time, interns | Hybrid (Oslo) | €2k a month | VISA | acme.example/jobs"])
    assert said.facts == (
        ("Employment", "Full-time, interns"),
        ("Workplace", "Hybrid (Oslo)"),
        ("Pay", "€2k a month"),
        ("Sponsorship", "VISA"),
    )
    assert said.places == ("Hybrid (Oslo)",)


def test_text_that_runs_on_is_cut() -> None:
    said = headline([f"Acme | ML Intern | Full-time – {'we count birds ' * 20}"])
    assert said.facts == (("Employment", "Full-time"),)
