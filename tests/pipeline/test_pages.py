"""Boards that are pages: what a sitemap leads to is asked for again only when it changes, and robots.txt is obeyed."""

import json

import duckdb
import pytest

from internscout.config import Settings, load_settings
from internscout.errors import UsageError
from internscout.pipeline.sources_admin import find_boards
from tests.pipeline.conftest import Folder, Mirror
from tests.pipeline.test_reading import go, statuses

HOST = "careers.heron.example"
SITEMAP = f"{HOST}/sitemap.xml"


def page(title: str, text: str = "Count herons in Python.") -> bytes:
    row = {"@type": "JobPosting", "title": title, "description": text, "hiringOrganization": "Heron Labs"}
    return f'<html><script type="application/ld+json">{json.dumps(row)}</script></html>'.encode()


def sitemap(**changed: str) -> bytes:
    urls = (f"<url><loc>https://{HOST}/jobs/{n}</loc><lastmod>{day}</lastmod></url>" for n, day in changed.items())
    return f"<urlset>{''.join(urls)}</urlset>".encode()


def configure(folder: Folder, source: str, url: str) -> Settings:
    folder.configure()
    text = folder.config.read_text(encoding="utf-8")
    line = f"boards = [{{ source = '{source}', token = 'heron', url = 'https://{url}' }}]"
    folder.config.write_text(text.replace("boards = []", line), encoding="utf-8")
    return load_settings(folder.config)


@pytest.fixture
def heron(folder: Folder, mirror: Mirror) -> Settings:
    mirror.serve(SITEMAP, sitemap(ml_intern="2026-03-01", data_intern="2026-03-01", accountant="2026-03-01"))
    mirror.serve(f"{HOST}/jobs/ml_intern", page("ML Intern"))
    mirror.serve(f"{HOST}/jobs/data_intern", page("Data Intern"))
    return configure(folder, "page", SITEMAP)


def asked(mirror: Mirror) -> list[str]:
    """The pages asked for since the last call, in the order of their names."""
    paths = sorted(path.removeprefix(f"{HOST}/") for path in mirror.asked)
    mirror.asked.clear()
    return [path for path in paths if path != "robots.txt"]


def texts(settings: Settings) -> dict[str, str]:
    with duckdb.connect(str(settings.published), read_only=True) as con:
        return dict(con.execute("SELECT title, description FROM postings").fetchall())


def test_the_pages_of_a_sitemap_are_asked_for_once_until_they_change(heron: Settings, mirror: Mirror) -> None:
    (first,) = go(heron)
    assert (first["outcome"], first["new"], first["complete"]) == ("ok", 2, False)
    assert asked(mirror) == ["jobs/data_intern", "jobs/ml_intern", "sitemap.xml"]
    (second,) = go(heron)
    assert asked(mirror) == ["sitemap.xml"]
    assert (second["changed"], second["closed"]) == (0, 0)
    mirror.serve(SITEMAP, sitemap(ml_intern="2026-03-01", data_intern="2026-03-02", research_intern="2026-03-02"))
    mirror.serve(f"{HOST}/jobs/data_intern", page("Data Intern", "Count plovers in R."))
    (third,) = go(heron)
    assert asked(mirror) == ["jobs/data_intern", "jobs/research_intern", "sitemap.xml"]
    assert (third["changed"], third["row_faults"]) == (1, 1)  # the third page is not there
    assert texts(heron) == {"ML Intern": "Count herons in Python.", "Data Intern": "Count plovers in R."}
    assert set(statuses(heron).values()) == {"open"}


def test_pages_that_robots_may_not_read_are_not_read(heron: Settings, mirror: Mirror) -> None:
    mirror.serve(f"{HOST}/robots.txt", b"User-agent: *\nDisallow: /jobs/data_")
    (board,) = go(heron)
    assert asked(mirror) == ["jobs/ml_intern", "sitemap.xml"]
    assert (board["seen"], board["row_faults"]) == (1, 1)
    mirror.serve(f"{HOST}/robots.txt", b"User-agent: *\nDisallow: /")
    (board,) = go(heron)
    assert asked(mirror) == []
    assert "robots" in board["reason"]


def test_what_leaves_a_feed_stays_open(folder: Folder, mirror: Mirror) -> None:
    settings = configure(folder, "feed", f"{HOST}/jobs.rss")
    item = "<item><title>ML Intern</title><link>/jobs/1</link><description>Learn.</description></item>"
    for items in (item, "", ""):
        mirror.serve(f"{HOST}/jobs.rss", f"<rss version='2.0'><channel>{items}</channel></rss>".encode())
        go(settings)
    assert statuses(settings) == {"ML Intern": "open"}


def test_a_page_with_postings_of_its_own_is_found(folder: Folder, mirror: Mirror) -> None:
    settings = folder.configure()
    mirror.serve(f"{HOST}/jobs/ml_intern", page("ML Intern"))
    mirror.serve(f"{HOST}/about", b"<html><p>We count herons.</p></html>")
    (board,) = find_boards(f"{HOST}/jobs/ml_intern?utm_source=x", settings)
    assert (board.source, board.url) == ("page", f"https://{HOST}/jobs/ml_intern?utm_source=x")
    mirror.serve(f"{HOST}/api", {"jobs": []})
    for path in ("about", "api"):
        with pytest.raises(UsageError, match="no board of a supported vendor"):
            find_boards(f"https://{HOST}/{path}", settings)


def test_a_vendor_s_board_in_the_page_comes_before_its_own_postings(folder: Folder, mirror: Mirror) -> None:
    script = b'<script src="https://boards.greenhouse.io/embed/job_board/js?for=heron"></script>'
    mirror.serve(f"{HOST}/jobs", page("ML Intern") + script)
    (board,) = find_boards(f"https://{HOST}/jobs", folder.configure())
    assert board.key == "greenhouse:heron"
