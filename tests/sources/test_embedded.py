"""Boards found in a company's own careers page."""

import pytest
from bs4.exceptions import ParserRejectedMarkup

from internscout.errors import PayloadError
from internscout.sources import embedded
from internscout.sources.embedded import embedded_boards

PAGE = "https://acme.example/careers/"


def keys(html: bytes | str) -> list[str]:
    return [board.key for board in embedded_boards(html, PAGE)]


@pytest.mark.parametrize(
    ("html", "key"),
    [
        ('<script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>', "greenhouse:acme"),
        ('<iframe src="//job-boards.greenhouse.io/embed/job_board?for=acme&amp;b=x"></iframe>', "greenhouse:acme"),
        ('<a href="https://boards.greenhouse.io/acme/jobs/12?gh_src=x">ML</a>', "greenhouse:acme"),
        ("<script>fetch('https://boards-api.greenhouse.io/v1/boards/acme/jobs')</script>", "greenhouse:acme"),
        (r'<script type="application/json">{"u":"https:\/\/jobs.lever.co\/acme"}</script>', "lever:acme"),
        ('<a href="https://jobs.eu.lever.co/acme">Open roles</a>', "lever:eu/acme"),
        ('<script src="https://jobs.ashbyhq.com/Acme%20Robotics/embed?version=2"></script>', "ashby:Acme Robotics"),
        ('<iframe data-src="https://jobs.ashbyhq.com/acme/embed"></iframe>', "ashby:acme"),
    ],
)
def test_embedded(html: str, key: str) -> None:
    assert keys(html) == [key]
    assert keys(f"\ufeff<!doctype html><html><body><p>Jobs{html}".encode()) == [key]


def test_most_evidence_first() -> None:
    html = """
      <a href="https://jobs.lever.co/partner">our partner hires</a> <a href="https://jobs.lever.co/partner/x">too</a>
      <script src="https://boards.greenhouse.io/embed/job_board/js?for=acme"></script>
    """
    assert keys(html) == ["greenhouse:acme", "lever:partner"]


@pytest.mark.parametrize(
    "html",
    [
        "",
        b"",
        "careers.html",
        "<?xml version='1.0'?><rss></rss>",
        '<a href="https://github.com/acme/toolkit">code</a>',
        '<a href="/jobs/12?gh_jid=12">ML</a><a href="https://[">broken</a><a href>none</a>',
        "<p>https://boards.greenhouse.io/acme</p>",
        "<a><a><a>" * 3000,
        b"\xff\xfe\x00<a href=\x00>",
    ],
)
def test_nothing_embedded(html: str | bytes) -> None:
    assert keys(html) == []


def test_markup_that_the_parser_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise ParserRejectedMarkup("unknown declaration")  # which markup does it changes with the Python version

    monkeypatch.setattr(embedded, "BeautifulSoup", refuse)
    with pytest.raises(PayloadError, match="cannot be parsed"):
        keys("<![unknown[")
