"""Payloads of invented boards in the vendors' shapes, and short ways to run and to look."""

from pathlib import Path
from typing import Any

import duckdb

from internscout.cli import main

GREENHOUSE = "boards-api.greenhouse.io/v1/boards/brightriver/jobs"


LEVER = "api.lever.co/v0/postings/kiteworks"


LIST = "raw.githubusercontent.com/students/list/listings.json"


DESCRIPTION = (
    "&lt;p&gt;Join the modelling team for twelve weeks.&lt;/p&gt;&lt;h3&gt;Requirements&lt;/h3&gt;&lt;ul&gt;"
    "&lt;li&gt;Pursuing a Master&#39;s or PhD in computer science&lt;/li&gt;"
    "&lt;li&gt;Good knowledge of Python and PyTorch&lt;/li&gt;&lt;/ul&gt;&lt;p&gt;Pay: $50 - $60 per hour&lt;/p&gt;"
)


def listing(*jobs: Any) -> dict[str, Any]:
    return {"jobs": list(jobs), "meta": {"total": len(jobs)}}


def job(number: int, title: str, content: str = DESCRIPTION) -> dict[str, Any]:
    return {
        "id": number,
        "title": title,
        "absolute_url": f"https://job-boards.greenhouse.io/brightriver/jobs/{number}",
        "location": {"name": "Boston, MA"},
        "updated_at": "2026-10-01T10:00:00-04:00",
        "first_published": "2026-10-01T10:00:00-04:00",
        "company_name": "Brightriver",
        "content": content,
    }


def lever_posting(key: str, title: str) -> dict[str, Any]:
    return {
        "id": key,
        "text": title,
        "hostedUrl": f"https://jobs.lever.co/kiteworks/{key}",
        "applyUrl": f"https://jobs.lever.co/kiteworks/{key}/apply",
        "createdAt": 1760000000000,
        "categories": {"location": "Berlin", "commitment": "Intern", "allLocations": ["Berlin"]},
        "country": "DE",
        "workplaceType": "hybrid",
        "description": "<div>Fly and learn: computer vision for kites, in Python.</div>",
        "descriptionPlain": "Fly and learn: computer vision for kites, in Python.",
        "lists": [{"text": "Requirements", "content": "<li>Enrolled in a Bachelor or Master programme</li>"}],
        "additional": "",
        "additionalPlain": "",
    }


def invoke(folder: Any, *arguments: str) -> int:
    command, *rest = arguments
    return main([command, "-c", str(folder.config), *rest])


def sql(folder: Any, query: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(folder.path / "data" / "internscout.duckdb", read_only=True) as connection:
        return connection.execute(query).fetchall()


def latest(folder: Any) -> str:
    path: Path = folder.path / "data" / "digests" / "latest.md"
    return path.read_text(encoding="utf-8")


def row_of_list(number: int, url: str) -> dict[str, Any]:
    return {
        "id": f"row-{number}", "company_name": "Brightriver", "title": "Data Science Intern",
        "locations": ["Boston, MA"], "url": url, "terms": ["Summer 2027"], "active": True, "is_visible": True,
        "source": "Someone", "company_url": "", "date_posted": 1, "date_updated": 1, "sponsorship": "Other",
    }  # fmt: skip


def states(folder: Any) -> dict[str, str]:
    return dict(sql(folder, "SELECT id, status FROM postings"))
