"""Pages with JSON-LD and sitemaps: repairs, choices of pages, limits, and bodies that are neither."""

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from internscout.errors import PayloadError, SourceError
from internscout.model import Board, Page, Payload, Purpose, Request
from internscout.sources import source
from internscout.sources.page import MAX_DEPTH, MAX_MAPS, MAX_PAGES, can_be_internship

HOME = "https://www.example.org/careers"
PAYLOADS = sorted((Path(__file__).parent / "payloads" / "page").glob("*ml"))


def read(
    body: bytes | str, *, purpose: Purpose = "listing", base_url: str = "", start: int = 0, **context: Any
) -> Page:
    body = body.encode() if isinstance(body, str) else body
    context |= {"from": start} if start else {}
    board = Board("page", "acme", url=HOME, base_url=base_url)
    request = Request(board, HOME, purpose=purpose, context=context, external_id="id" if purpose == "posting" else "")
    return source("page").read(Payload(request, body, datetime(2026, 6, 1, tzinfo=UTC)))


def html(*scripts: str) -> str:
    return "<html>" + "".join(f'<script type="application/ld+json">{s}</script>' for s in scripts) + "</html>"


def sitemap(*urls: str, root: str = "urlset", row: str = "url") -> str:
    entries = "".join(f"<{row}><loc>{url}</loc></{row}>" for url in urls)
    return f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>'


@pytest.mark.parametrize(
    ("script", "title"),
    [
        ('{"@type": "JobPosting", "title": "Intern"}', "Intern"),
        ('{"@type": "JobPosting", "title": "Intern",}', "Intern"),
        ('{"@type": "JobPosting", "title": "C, ] or }, ,}"}', "C, ] or }, ,}"),
        ('{"@type": "JobPosting", // what it is\n "title": "see http://a.example/b",}', "see http://a.example/b"),
        ('/* a */ {"@type": "JobPosting", "title": "a /* b */ c" /* d */ , }', "a /* b */ c"),
        ('<!-- {"@type": "JobPosting", "title": "Intern"} -->', "Intern"),
        ('//<![CDATA[\n{"@type": "JobPosting", "title": "Intern"}\n//]]>', "Intern"),
        ('{"@type": "JobPosting", "title": "two\nlines\tof it"}', "two lines of it"),
        (r'{"@type": "JobPosting", "title": "a student\'s \d"}', r"a student's \d"),
        (r'{"@type": "JobPosting", "title": "kept \\ \" \u00e9",}', 'kept \\ " é'),
        ("{&quot;@type&quot;: &quot;JobPosting&quot;, &quot;title&quot;: &quot;Intern&quot;}", "Intern"),
        ('{"@type": "Thing"}; {"@type": "JobPosting", "title": "Intern"};', "Intern"),
        ('{"@graph": [[{"@type": ["Thing", "schema:JobPosting"], "title": "Intern"}]]}', "Intern"),
        ('{"@type": "JobPosting", "title": ["Intern"], "name": "Named"}', "Named"),
        ('{"@type": "JobPosting", "title": "R&amp;D <b>Intern</b>"}', "R&D Intern"),
    ],
)
def test_json_that_is_not_quite_json(script: str, title: str) -> None:
    assert [posting.title for posting in read(html(script)).postings] == [title]


@pytest.mark.parametrize(
    "script", ["", "{", '{"@type": "JobPosting", "title": "Intern"', "[" * 100_000, "null", '{"@type": "Person"}']
)
def test_what_cannot_be_repaired_hides_nothing_else(script: str) -> None:
    page = read(html(script, '{"@type": "JobPosting", "title": "Intern"}'))
    assert [posting.title for posting in page.postings] == ["Intern"]
    assert read(html(script)).gap == "no schema.org JobPosting in this page"


@pytest.mark.parametrize(
    ("salary", "words"),
    [
        ({"currency": "USD", "value": {"minValue": 30, "maxValue": 40, "unitText": "HOUR"}}, "USD 30 - 40 per hour"),
        ({"currency": "USD", "value": {"value": 30, "unitText": "HOUR"}}, "USD 30 per hour"),
        ({"currency": "USD", "minValue": 900, "unitText": "WEEK"}, "from USD 900 per week"),
        ({"currency": "GBP", "value": "24000", "unitText": "yearly"}, "GBP 24,000 per year"),
        ({"priceCurrency": "EUR", "price": 12}, "EUR 12"),
        ([{"currency": "USD", "value": {"value": 0}}, "by agreement"], "by agreement"),
        (30, "30"),
        ("30", "30"),
        ({"value": {"minValue": "", "maxValue": None}}, ""),
    ],
)
def test_pay_in_words(salary: Any, words: str) -> None:
    row = {"@type": "JobPosting", "title": "Intern", "baseSalary": salary}
    details = dict(read(html(json.dumps(row))).postings[0].details)
    assert details.get("Pay", "") == words


def test_postings_of_one_address_stay_apart_and_keep_their_ids() -> None:
    rows = [{"@type": "JobPosting", "title": f"Intern {n}", "url": HOME, "identifier": n} for n in range(3)]
    found = {posting.title: posting.external_id for posting in read(html(json.dumps(rows))).postings}
    assert len(set(found.values())) == 3
    again = {posting.title: posting.external_id for posting in read(html(json.dumps(rows[::-1]))).postings}
    assert again == found


def test_a_page_that_a_sitemap_led_to_keeps_the_id_of_its_address() -> None:
    (follow,) = read(sitemap("https://example.org/jobs/ml-intern?utm_source=x#top")).follow
    (same,) = read(sitemap("https://EXAMPLE.org/jobs/ml-intern/")).follow
    assert follow.external_id == same.external_id != ""
    one = '{"@type": "JobPosting", "title": "Intern", "url": "https://example.org/elsewhere"}'
    assert [posting.external_id for posting in read(html(one), purpose="posting").postings] == ["id"]


def test_a_page_of_a_sitemap_without_a_posting_is_told() -> None:
    page = read("<html><p>How our interns live</p></html>", purpose="posting", page=f"{HOME}/blog")
    assert [(fault.where, fault.why) for fault in page.faults] == [
        (f"{HOME}/blog", "no schema.org JobPosting in this page")
    ]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/jobs/machine-learning-intern-4711", True),
        ("/stellen/werkstudent%20in", True),
        ("/karriere/Praktikum_Bildverarbeitung", True),
        ("/job/4711", True),
        ("/en-us/careers/view/0b9c6c1e-8f0a-4d59-9c2e-1f1d2c3b4a5e/apply", True),
        ("/jobs/data-scientist", True),
        ("/jobs/4711-accountant", False),
        ("/jobs/internal-auditor", False),
        ("/jobs/senior-machine-learning-engineer", False),
        ("/jobs", False),
        ("/about/4711", False),
        ("/", False),
    ],
)
def test_pages_that_can_be_internships(path: str, asked: bool) -> None:
    assert can_be_internship(f"https://example.org{path}") is asked


def test_no_more_pages_are_asked_than_the_limit_and_it_is_told() -> None:
    page = read(sitemap(*(f"https://example.org/jobs/intern-{n}" for n in range(MAX_PAGES + 20))))
    assert len(page.follow) == MAX_PAGES
    assert "20 of 520 addresses are not asked" in page.gap
    page = read(sitemap(*(f"https://example.org/{n}.xml" for n in range(60)), root="sitemapindex", row="sitemap"))
    assert len(page.follow) == MAX_MAPS
    assert not page.complete


def test_indexes_of_indexes_end() -> None:
    index = sitemap("https://example.org/jobs.xml", root="sitemapindex", row="sitemap")
    (deeper,) = read(index).follow
    assert (deeper.purpose, deeper.context["depth"]) == ("listing", 1)
    assert not read(index, depth=MAX_DEPTH).follow


def test_another_server_is_asked_for_all_pages_where_the_board_names_one() -> None:
    server = "http://127.0.0.1:8000/mirror/"
    (follow,) = read(sitemap("https://example.org/jobs/ml-intern?x=1"), base_url=server).follow
    assert follow.url == "http://127.0.0.1:8000/mirror/jobs/ml-intern?x=1"
    assert follow.context["page"] == "https://example.org/jobs/ml-intern?x=1"
    assert follow.robots


def test_a_packed_sitemap_is_unpacked_within_bounds() -> None:
    packed = gzip.compress(sitemap("https://example.org/jobs/ml-intern").encode())
    assert len(read(packed).follow) == 1
    with pytest.raises(PayloadError, match="cut short"):
        read(packed[:-9])
    with pytest.raises(PayloadError, match="holds more than"):
        read(gzip.compress(b" " * (51 * 2**20)))
    with pytest.raises(PayloadError, match="broken compression"):
        read(b"\x1f\x8b" + b"\x00" * 30)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "an empty answer"),
        (b'{"jobs": []}', "no web page: it begins with"),
        (b"%PDF-1.7 \xff\xfe", "no web page: it begins with"),
        (sitemap("https://example.org/").removesuffix("</urlset>"), "a broken sitemap"),
        ("<urlsets></urlsets>", "XML of <urlsets> instead of a sitemap"),
        ('<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>', "DOCTYPE .* refused"),
        (('<?xml version="1.0" encoding="utf-7"?><urlset/>'), "a broken sitemap"),
    ],
)
def test_what_is_no_page_is_an_error(body: bytes | str, says: str) -> None:
    with pytest.raises(PayloadError, match=says) as caught:
        read(body)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("script", "gap"),
    [
        ('phApp.ddo = {"eagerLoadRefineSearch": {"totalHits": 0, "data": {"jobs": []}}}', ""),
        ('phApp.ddo = {"eagerLoadRefineSearch": {"data": {"jobs": []}}}}', "the page does not say how many"),
        ('phApp.ddo = {"eagerLoadRefineSearch": {"data": {}}}', "no schema.org JobPosting"),
        ('phApp.ddo = {"eagerLoadRefineSearch":', "no schema.org JobPosting"),
        ("phApp.ddo = {}; phApp.ddo = [];", "no schema.org JobPosting"),
        ('var a = "phApp.ddo";', "no schema.org JobPosting"),
    ],
)
def test_a_phenom_listing_is_whole_when_it_gives_a_total(script: str, gap: str) -> None:
    page = read(f"<html><script>{script}</script></html>")
    assert page.gap.startswith(gap)
    assert page.complete is (gap == "")


def test_further_pages_of_a_phenom_listing_are_asked_by_the_first_alone() -> None:
    jobs = [{"title": "Intern", "jobSeqNo": f"A{n}"} for n in range(10)]
    ddo = {"eagerLoadRefineSearch": {"hits": 10, "totalHits": 25, "data": {"jobs": jobs}}}
    body = f"<script>phApp.ddo = {json.dumps(ddo)};</script>"
    listings = [ask for ask in read(body, page=f"{HOME}?from=5").follow if ask.purpose == "listing"]
    assert [ask.url for ask in listings] == [f"{HOME}?from=10&s=1", f"{HOME}?from=20&s=1"]
    assert not [ask for ask in read(body, start=10).follow if ask.purpose == "listing"]


def test_a_page_needs_an_address() -> None:
    with pytest.raises(SourceError, match="needs its address"):
        source("page").first(Board("page", "acme"))


@settings(max_examples=60)
@given(
    body=st.sampled_from(PAYLOADS).map(Path.read_bytes),
    cuts=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=6)), max_size=5),
    purpose=st.sampled_from(["listing", "posting"]),
)
def test_a_damaged_page_is_read_or_refused(body: bytes, cuts: list[tuple[int, int, bytes]], purpose: Purpose) -> None:
    for at, length, instead in cuts:
        body = body[:at] + instead + body[at + length :]
    try:
        page = read(body, purpose=purpose)
    except PayloadError:
        return
    assert not page.complete or page.total is not None
    for posting in page.postings:
        assert posting.title
        assert posting.external_id
        assert posting.url.startswith("https://")
        repr(posting).encode()


ODD: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(["\ud800"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["name", "value", "address", "@type", "addressRegion"]), inner, max_size=3),
    ),
    max_leaves=6,
)


@settings(max_examples=80)
@given(
    row=st.dictionaries(
        st.sampled_from(
            "url description hiringOrganization identifier jobLocation jobLocationType employmentType baseSalary skills"
            " applicantLocationRequirements datePosted validThrough jobStartDate occupationalCategory".split()
        ),
        ODD,
    )
)
def test_values_of_any_kind_are_read(row: dict[str, Any]) -> None:
    (posting,) = read(html(json.dumps(row | {"@type": "JobPosting", "title": "Intern"}))).postings
    assert posting.url.startswith("https://")
    repr(posting).encode()
