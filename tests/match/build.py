"""Profiles and candidates for the tests of matching and of the digest: little by default, each test adds its own."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from internscout.config import Profile
from internscout.model import Candidate, Fact

NOW = datetime(2026, 2, 1, 6, 0, tzinfo=UTC)

STUDENT: dict[str, Any] = {
    "name": "Ada",
    "study": {"level": "master", "graduation": "2027-06", "fields": ["computer-science"], "gpa": 3.6},
    "skills": {
        "languages": ["python", "c++"],
        "frameworks": ["pytorch", "numpy"],
        "areas": ["nlp", "llm", "deep-learning"],
        "maths": ["linear-algebra", "probability"],
    },
    "places": {"countries": ["US"]},
    "work": {"authorised": ["US"], "citizenships": ["FR"], "spoken_languages": ["en", "fr"]},
}

FULL: dict[str, Any] = {
    "kind": "internship",
    "ml": "core",
    "degrees": {"required": ["master", "phd"], "preferred": [], "enrolled": True},
    "fields_of_study": ["computer-science"],
    "languages": {"required": [["python"]], "preferred": [["c++"]], "mentioned": []},
    "frameworks": {"required": [["pytorch", "tensorflow"]], "preferred": [], "mentioned": ["numpy"]},
    "areas": ["nlp", "llm"],
    "maths": ["linear-algebra"],
    "salary": {"min": 45, "max": 60, "currency": "USD", "period": "hour"},
    "duration": {"min": 12, "max": 16, "unit": "week"},
    "hours_per_week": None,
    "start": {"season": "summer", "year": 2026, "month": None},
    "deadline": None,
    "workplace": None,
    "sponsorship": None,
    "citizenship": [],
    "gpa_min": None,
    "graduation": None,
    "experience_years_min": None,
    "spoken_languages": [],
    "locations": [{"city": "Boston", "region": "MA", "country": "US"}],
}


def profile(**tables: Mapping[str, Any]) -> Profile:
    """A profile from its TOML tables."""
    return Profile.model_validate(tables)


def student(**changes: Mapping[str, Any]) -> Profile:
    """`STUDENT` with some of its tables changed by key."""
    tables = {name: table for name, table in STUDENT.items() if name not in changes}
    merged = {name: {**STUDENT.get(name, {}), **table} for name, table in changes.items()}
    return Profile.model_validate({**tables, **merged})


def candidate(
    requirements: Mapping[str, Any] | None = None, *, posting: str = "demo:acme:1", **given: Any
) -> Candidate:
    """An open posting that says nothing but what is given."""
    values: dict[str, Any] = {
        "source": "demo",
        "board": "demo:acme",
        "title": "Machine Learning Intern",
        "company": "Acme Robotics",
        "url": "https://jobs.example.org/acme/1",
        "location": "",
        "posted_at": None,
        "first_seen": NOW,
        "changed_at": NOW,
        "apply_by": None,
        "thin": False,
        "facts": (),
        "text": "",
    }
    return Candidate(id=posting, requirements=dict(requirements or {}), **{**values, **given})


def fact(field: str, quote: str, value: Any = None, text: str = "") -> Fact:
    """A fact as the parser gives it; found in `text` when one is given."""
    start = max(text.find(quote), 0)
    return Fact(field, value, quote, start, start + len(quote), "test")


def day(text: str) -> date:
    return date.fromisoformat(text)
