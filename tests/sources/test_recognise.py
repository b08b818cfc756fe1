"""Every shape in which the vendors' URLs are met: what board, what posting, or nothing."""

import pytest

from internscout.errors import SourceError, UsageError
from internscout.model import Board
from internscout.sources import recognise, source, sources

LEVER_ID = "0b1c2d3e-0000-4000-8000-000000000001"
ASHBY_ID = "7a8b9c0d-0000-4000-8000-000000000001"
RAW = "https://raw.githubusercontent.com/example/Internships"

POSTINGS = [
    # Greenhouse
    ("https://boards.greenhouse.io/acme", "greenhouse:acme", None),
    ("boards.greenhouse.io/acme/", "greenhouse:acme", None),
    ("//boards.greenhouse.io/acme", "greenhouse:acme", None),
    ("HTTPS://BOARDS.GREENHOUSE.IO/acme?gh_src=abc#jobs", "greenhouse:acme", None),
    ("https://job-boards.greenhouse.io/acme", "greenhouse:acme", None),
    ("https://job-boards.greenhouse.io/acme?error=true", "greenhouse:acme", None),
    ("https://boards.eu.greenhouse.io/acme/jobs/4247973101", "greenhouse:acme", "4247973101"),
    ("https://job-boards.eu.greenhouse.io/acme/jobs/4907671101?gh_jid=4907671101", "greenhouse:acme", "4907671101"),
    ("https://boards.greenhouse.io/acme/jobs/5729825003", "greenhouse:acme", "5729825003"),
    ("https://boards.greenhouse.io/acme/jobs/5729825003?t=gh_src=&gh_jid=5729825003", "greenhouse:acme", "5729825003"),
    ("https://boards.greenhouse.io/acme/jobs/5729825003/#app", "greenhouse:acme", "5729825003"),
    ("https://boards.greenhouse.io/acme?gh_jid=5729825003", "greenhouse:acme", "5729825003"),
    ("https://boards.greenhouse.io/acme/jobs/not-a-number", "greenhouse:acme", None),
    ("https://boards.greenhouse.io/embed/job_board?for=acme", "greenhouse:acme", None),
    ("https://boards.greenhouse.io/embed/job_board/js?for=acme", "greenhouse:acme", None),
    ("https://job-boards.greenhouse.io/embed/job_board?for=acme&b=https%3A%2F%2Facme.com", "greenhouse:acme", None),
    ("https://boards.greenhouse.io/embed/job_app?for=acme&token=8074978&gh_jid=8074978", "greenhouse:acme", "8074978"),
    ("https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true", "greenhouse:acme", None),
    ("https://boards-api.greenhouse.io/v1/boards/acme/jobs/127817", "greenhouse:acme", "127817"),
    ("https://api.greenhouse.io/v1/boards/acme/departments/12", "greenhouse:acme", None),
    ("https://acme.com/careers/job?4679718006&board=acme&gh_jid=4679718006", "greenhouse:acme", "4679718006"),
    # Lever
    ("https://jobs.lever.co/acme", "lever:acme", None),
    ("jobs.lever.co/acme/?department=Research&team=NLP", "lever:acme", None),
    ("https://jobs.lever.co/1840%26company", "lever:1840&company", None),
    (f"https://jobs.lever.co/acme/{LEVER_ID}", "lever:acme", LEVER_ID),
    (f"https://jobs.lever.co/acme/{LEVER_ID.upper()}/apply?lever-source=List", "lever:acme", LEVER_ID),
    ("https://jobs.lever.co/acme/thanks", "lever:acme", None),
    (f"https://jobs.eu.lever.co/acme/{LEVER_ID}/apply", "lever:eu/acme", LEVER_ID),
    ("https://api.lever.co/v0/postings/acme?mode=json", "lever:acme", None),
    (f"https://api.eu.lever.co/v0/postings/acme/{LEVER_ID}", "lever:eu/acme", LEVER_ID),
    # Ashby
    ("https://jobs.ashbyhq.com/acme", "ashby:acme", None),
    ("https://jobs.ashbyhq.com/Acme%20Robotics/", "ashby:Acme Robotics", None),
    ("https://Jobs.AshbyHQ.com/Acme?departmentId=1", "ashby:Acme", None),
    (f"https://jobs.ashbyhq.com/acme/{ASHBY_ID}", "ashby:acme", ASHBY_ID),
    (f"https://jobs.ashbyhq.com/acme/{ASHBY_ID}/application?utm_source=List", "ashby:acme", ASHBY_ID),
    (f"https://jobs.ashbyhq.com/acme?ashby_jid={ASHBY_ID}", "ashby:acme", ASHBY_ID),
    ("https://jobs.ashbyhq.com/acme/embed?version=2", "ashby:acme", None),
    ("https://api.ashbyhq.com/posting-api/job-board/Acme%20Robotics?x=1", "ashby:Acme Robotics", None),
]
NOTHING = [
    "",
    "   ",
    "acme",
    "mailto:jobs@acme.com",
    "javascript:alert(1)",
    "ftp://boards.greenhouse.io/acme",
    "https://[",
    "https://[::1]:99999/x",
    "https://acme.com/careers?gh_jid=7446078002",
    f"https://acme.com/careers?ashby_jid={ASHBY_ID}",
    "https://acme.com/?for=acme",
    "https://boards.greenhouse.io",
    "https://boards.greenhouse.io/embed/job_app?token=6015617003",
    "https://www.greenhouse.io/acme",
    "https://grnh.se/abcdef",
    "https://boards.greenhouse.io.evil.com/acme",
    "https://boards.greenhouse.io@evil.com/acme",
    "https://boards-api.greenhouse.io/v2/boards/acme",
    "https://boards.greenhouse.io/..%2Fadmin",
    "https://jobs.lever.co/",
    "https://jobs.lever.co/eu%2Facme",
    "https://jobs.lever.co/a%C2%9B2Jb",  # a terminal's control sequence in one character
    "https://jobs.ashbyhq.com/a%E2%80%AEb",  # right-to-left override
    "https://jobs.ashbyhq.com/a%E2%81%A6b",  # isolate
    "https://jobs.ashbyhq.com/a%E2%80%A8b",  # line separator
    "https://boards.greenhouse.io/embed/job_board?for=a%1B%5B2Jb",
    "https://boards.greenhouse.io/a\u202eb",
    f"{RAW}/dev/a%C2%9B2J%E2%80%AEb/listings.json",
    "https://github.com/example/a%E2%80%AEb",
    "https://hire.lever.co/acme",
    "https://www.clever.com/jobs.lever.co/acme",
    "https://api.lever.co/v1/postings/acme",
    "https://jobs.ashbyhq.com/api/non-user-graphql",
    "https://jobs.ashbyhq.com/_next/static/x.js",
    "https://www.ashbyhq.com/acme",
    "https://github.com/example",
    "https://github.com/orgs/example",
    "https://github.com/example/Internships/issues/7",
    "https://github.com/example/Internships/blob/dev/README.md",
    f"{RAW}/dev/package.json",
]
LISTS = [
    ("https://github.com/example/Internships", "example/Internships", f"{RAW}/HEAD/.github/scripts/listings.json"),
    ("github.com/example/Internships.git", "example/Internships", f"{RAW}/HEAD/.github/scripts/listings.json"),
    (
        "https://GitHub.com/example/Internships/tree/dev?tab=readme-ov-file#the-list",
        "example/Internships",
        f"{RAW}/dev/.github/scripts/listings.json",
    ),
    (
        "https://github.com/example/Internships/blob/dev/.github/scripts/listings.json",
        "example/Internships",
        f"{RAW}/dev/.github/scripts/listings.json",
    ),
    (
        f"{RAW}/refs/heads/dev/.github/scripts/listings.json",
        "example/Internships",
        f"{RAW}/refs/heads/dev/.github/scripts/listings.json",
    ),
    (f"{RAW}/dev/data/listings.json", "example/Internships/data/listings.json", f"{RAW}/dev/data/listings.json"),
]


@pytest.mark.parametrize(("url", "key", "posting"), POSTINGS)
def test_board_and_posting(url: str, key: str, posting: str | None) -> None:
    found = recognise(url)
    assert found is not None
    assert (found.board.key, found.external_id) == (key, posting)


@pytest.mark.parametrize("url", NOTHING)
def test_no_board(url: str) -> None:
    assert recognise(url) is None


@pytest.mark.parametrize(("url", "token", "raw"), LISTS)
def test_list(url: str, token: str, raw: str) -> None:
    found = recognise(url)
    assert found is not None
    assert found.board == Board("listings", token, url=raw)
    assert source("listings").first(found.board).url == raw


REQUESTS = [
    ("greenhouse:acme", "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true&pay_transparency=true"),
    ("lever:acme", "https://api.lever.co/v0/postings/acme?mode=json"),
    ("lever:eu/acme", "https://api.eu.lever.co/v0/postings/acme?mode=json"),
    ("lever:1840&company", "https://api.lever.co/v0/postings/1840%26company?mode=json"),
    ("ashby:Acme Robotics", "https://api.ashbyhq.com/posting-api/job-board/Acme%20Robotics?includeCompensation=true"),
    ("ashby:acme%20robotics", "https://api.ashbyhq.com/posting-api/job-board/acme%20robotics?includeCompensation=true"),
    ("ashby:../x", "https://api.ashbyhq.com/posting-api/job-board/..%2Fx?includeCompensation=true"),
    ("listings:example/Internships", f"{RAW}/HEAD/.github/scripts/listings.json"),
]


@pytest.mark.parametrize(("key", "url"), REQUESTS)
def test_first_request(key: str, url: str) -> None:
    name, _, token = key.partition(":")
    request = source(name).first(Board(name, token))
    assert (request.url, request.purpose, dict(request.context)) == (url, "listing", {})


@pytest.mark.parametrize(
    ("key", "url", "purpose"),
    [
        ("greenhouse:acme", "https://boards-api.greenhouse.io/v1/boards/acme/jobs/7?pay_transparency=true", "posting"),
        ("lever:eu/acme", "https://api.eu.lever.co/v0/postings/acme/7?mode=json", "posting"),
        ("ashby:acme", "https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true", "listing"),
    ],
)
def test_posting_request(key: str, url: str, purpose: str) -> None:
    name, _, token = key.partition(":")
    request = source(name).posting(Board(name, token), "7")
    assert request is not None
    assert (request.url, request.purpose) == (url, purpose)
    assert dict(request.context) == ({} if purpose == "posting" else {"only": ["7"]})


def test_a_list_without_address_is_an_error_of_the_board() -> None:
    with pytest.raises(SourceError, match="raw address"):
        source("listings").first(Board("listings", "summer"))
    assert source("listings").posting(Board("listings", "a/b"), "1") is None


def test_an_unknown_source_is_an_error_naming_the_known_ones() -> None:
    assert [vendor.name for vendor in sources()] == ["ashby", "greenhouse", "lever", "listings"]
    with pytest.raises(UsageError, match="unknown source 'monster'; known: ashby, greenhouse, lever, listings"):
        source("monster")
