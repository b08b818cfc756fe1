"""Tables in files: formats, what pandas writes for nothing, torn rows, pay and places, and what is no table."""

import csv
import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.errors import PayloadError, SourceError
from internscout.model import Board, Page, Payload, Posting, Request
from internscout.sources import file as module
from internscout.sources import recognise, source

URL = "https://jobs.example.org/1"
PAYLOADS = [Path(__file__).parent / "payloads" / "file" / n for n in ("jobspy.csv", "rows.jsonl", "frame.columns")]


def read(body: bytes | str) -> Page:
    body = body.encode() if isinstance(body, str) else body
    request = Request(Board("file", "mine"), "file:///data/jobs.csv")
    return source("file").read(Payload(request, body, datetime(2026, 6, 1, tzinfo=UTC)))


def one(**row: Any) -> Posting:
    (posting,) = read(json.dumps([{"title": "Intern", "url": URL} | row])).postings
    return posting


def details(**row: Any) -> dict[str, str]:
    return dict(one(**row).details)


@pytest.mark.parametrize(
    "body",
    [
        f"title,url\nPrácticas,{URL}\n",
        f"\ufeffTitle;URL\r\nPrácticas;{URL}\r\n\r\n",
        f"job title\tjob-url\nPrácticas\t{URL}",
        f'"Title"|"Link"\n"Prácticas"|{URL}\n',
        f"title,url\nPrácticas,{URL}\n".encode("utf-16"),
        f"title,url\nPrácticas,{URL}\n".encode("cp1252"),
        f'{{"title": "Prácticas", "url": "{URL}"}}',
        f'{{"title": "Prácticas", "url": "{URL}"}}\n\n',
        f'[{{"title": "Prácticas", "url": "{URL}"}}]',
        f'{{"jobs": [{{"title": "Prácticas", "url": "{URL}"}}], "count": 1}}',
        f'{{"title": {{"5": "Prácticas"}}, "url": {{"5": "{URL}"}}}}',
        f'{{\n  "title": "Prácticas",\n  "url": "{URL}"\n}}',
    ],
)
def test_formats(body: bytes | str) -> None:
    page = read(body)
    assert [(posting.title, posting.url) for posting in page.postings] == [("Prácticas", URL)]
    assert page.complete
    assert page.rows == 1


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "an empty file"),
        (b"\xef\xbb\xbf\n ", "an empty file"),
        (b"PK\x03\x04\x14\x00", "save it as CSV"),
        (b"\x1f\x8b\x08\x00", "unpack it first"),
        (b"\x80\x05\x95", "a pickle, which runs its own code"),
        (b"<table><tr>", "markup"),
        (b"[", "broken JSON"),
        (b'{"a": ', "broken JSON"),
        (b"[1, 2]", "no column for the title"),
        (f'title,url\n"Intern,{URL}\n', "broken CSV in line 2: unexpected end of data"),
        (f"name,url\nIntern,{URL}\n", r"no column for the title \(title, job_title, role, position\); there are: name"),
        ("title,salary\nIntern,1\n", "no column for the address .* there are: salary, title"),
    ],
)
def test_what_is_no_table_is_an_error(body: bytes | str, says: str) -> None:
    with pytest.raises(PayloadError, match=says) as caught:
        read(body)
    assert "\n" not in str(caught.value)


def test_a_header_alone_is_an_empty_listing() -> None:
    page = read("title,url\n")
    assert (page.rows, page.complete) == (0, True)
    assert read("[]").complete


def test_lines_cut_short_prove_nothing() -> None:
    line = f'{{"title": "Intern", "url": "{URL}"}}\n'
    page = read(line * 2 + line[:20])
    assert (page.rows, page.gap, page.complete) == (2, "its last line is cut short", False)
    page = read(line + line[:20] + "\n" + line)
    assert (len(page.faults), page.complete) == (1, True)


def test_a_long_description_is_read_whole() -> None:
    out = StringIO()
    csv.writer(out).writerows([["title", "url", "description"], ["Intern", URL, "long, " * 50_000]])
    assert len(read(out.getvalue()).postings[0].description) == 300_000


@pytest.mark.parametrize("nothing", ["", " ", "nan", "NaN", "NaT", "None", "<NA>", None, float("nan")])
def test_what_pandas_writes_for_nothing_is_empty(nothing: Any) -> None:
    names = (
        "company",
        "location",
        "description",
        "date_posted",
        "job_type",
        "min_amount",
        "currency",
        "deadline",
        "id",
    )
    posting = one(**dict.fromkeys(names, nothing))
    assert (posting.company, posting.location, posting.description) == ("mine", "", "")
    assert (posting.details, posting.posted_at, posting.apply_by, posting.thin) == ((), None, None, True)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"min_amount": 30, "max_amount": "40.5", "currency": "USD", "interval": "hourly"}, "USD 30 - 40.50 per hour"),
        ({"min_amount": 200, "max_amount": 200, "currency": "USD", "interval": "daily"}, "USD 200 per day"),
        ({"salary_min": 3000, "salary_currency": "EUR", "salary_period": "Month"}, "from EUR 3,000 per month"),
        ({"max_salary": 50000, "interval": "annual"}, "up to 50,000 per year"),
        ({"min_amount": 30, "currency": "USD", "interval": "hourly", "salary_source": "description"}, ""),
        ({"salary": "by agreement"}, "by agreement"),
        ({"min_amount": 0, "max_amount": 0}, ""),
    ],
)
def test_pay(row: dict[str, Any], words: str) -> None:
    assert details(**row).get("Pay", "") == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"is_remote": True}, "Remote"),
        ({"is_remote": "True"}, "Remote"),
        ({"is_remote": False}, ""),
        ({"is_remote": "False"}, ""),
        ({"is_remote": True, "work_from_home_type": "Hybrid"}, "Hybrid"),
    ],
)
def test_workplace(row: dict[str, Any], words: str) -> None:
    assert details(**row).get("Workplace", "") == words


def test_employment_and_level() -> None:
    assert details(job_type="fulltime, internship", job_level="internship")["Employment"] == "Full-time, Internship"
    assert details(job_level="Trainee")["Employment"] == "Trainee"
    assert "Employment" not in details(job_level="mid-senior level")


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-03-02", datetime(2026, 3, 2, tzinfo=UTC)),
        ("2026-03-02 20:22:52.5+05:30", datetime(2026, 3, 2, 14, 52, 52, 500_000, tzinfo=UTC)),
        (1772444572000, datetime(2026, 3, 2, 9, 42, 52, tzinfo=UTC)),
        ("1772444572", datetime(2026, 3, 2, 9, 42, 52, tzinfo=UTC)),
        (1772444572.0, datetime(2026, 3, 2, 9, 42, 52, tzinfo=UTC)),
        ("yesterday", None),
        (-1, None),
    ],
)
def test_times(value: Any, moment: datetime | None) -> None:
    assert one(date_posted=value).posted_at == moment


def test_the_employer_s_own_page_comes_first() -> None:
    assert (
        one(job_url="https://site.example/1", job_url_direct="https://acme.example/1").url == "https://acme.example/1"
    )
    assert one(job_url="https://site.example/1", job_url_direct="javascript:x").url == "https://site.example/1"


def test_ids_stay_and_long_ones_are_hashed() -> None:
    assert one(id="li-1").external_id == "li-1"
    assert one(id=925.0).external_id == "925"
    assert one().external_id == one(id="two words").external_id == one(id="x" * 101).external_id


def test_the_manual_names_every_column() -> None:
    manual = (module.__doc__ or "").replace("salary_min, min_salary …", "")
    names = (n for group in (module._TITLE, module._URL, module._ID, module._COMPANY, module._PLACES) for n in group)
    more = (n for group in (module._TEXT, module._POSTED, module._LAST_DAY, module._EMPLOYMENT) for n in group)
    assert not [name for name in (*names, *more) if name not in manual]


def test_a_file_needs_a_path_and_is_never_found_by_an_address() -> None:
    for url in ("", "https://example.org/jobs.csv"):
        with pytest.raises(SourceError, match="a file needs its path"):
            source("file").first(Board("file", "mine", url=url))
    assert recognise("file:///etc/passwd") is None


@settings(max_examples=60)
@given(
    body=st.sampled_from(PAYLOADS).map(Path.read_bytes),
    cuts=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=6)), max_size=5),
)
def test_a_damaged_file_is_read_or_refused(body: bytes, cuts: list[tuple[int, int, bytes]]) -> None:
    for at, length, instead in cuts:
        body = body[:at] + instead + body[at + length :]
    try:
        page = read(body)
    except PayloadError:
        return
    for posting in page.postings:
        assert posting.title
        assert posting.external_id
        assert posting.url.lower().startswith(("https://", "http://"))
        repr(posting).encode()
