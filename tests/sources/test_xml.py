"""XML that is not what a vendor sends: one line that says what came, quickly, whatever it is."""

from datetime import UTC, datetime

import pytest

from internscout.errors import PayloadError
from internscout.model import Board, Payload
from internscout.sources import _xml, source

ENTITIES = '<!ENTITY x0 "lol">' + "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f"<!DOCTYPE workzag-jobs [{ENTITIES}]><workzag-jobs><position>&x9;</position></workzag-jobs>"
FILE = '<!DOCTYPE workzag-jobs [<!ENTITY x SYSTEM "file:///etc/passwd">]><workzag-jobs>&x;</workzag-jobs>'


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "an empty answer instead of XML"),
        (b"\xef\xbb\xbf \n", "an empty answer instead of XML"),
        (b"<!doctype html><title>404</title>", "HTML instead of XML"),
        (b"\n <HTML>", "HTML instead of XML"),
        (b'{"error": "gone"}', "something else instead of XML"),
        (b"<workzag-jobs><position>", "broken XML in 24 bytes"),
        (b"<workzag-jobs>\xff</workzag-jobs>", "broken XML"),
        (b"<workzag-jobs>\x00</workzag-jobs>", "broken XML"),
        (b'<?xml version="1.0" encoding="martian"?><workzag-jobs/>', "broken XML"),
        (b"<a>" * 100_000, "broken XML"),
        (b"<rss></rss>", "XML of <rss> instead of <workzag-jobs>"),
        (b"<!DOCTYPE workzag-jobs><workzag-jobs/>", "XML with a DOCTYPE (workzag-jobs)"),
        (BOMB.encode(), "XML with a DOCTYPE"),
        (f'<?xml version="1.0" encoding="UTF-16"?>{BOMB}'.encode("utf-16"), "instead of XML"),
        (b"<!-- <workzag-jobs> -->" + FILE.encode(), "XML with a DOCTYPE"),
    ],
)
def test_no_vendor_answers_this(body: bytes, says: str) -> None:
    vendor = source("personio")
    request = vendor.first(Board("personio", "acme"))
    with pytest.raises(PayloadError) as caught:
        vendor.read(Payload(request, body, datetime(2026, 6, 1, tzinfo=UTC)))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_what_is_nested_without_end_is_left_out() -> None:
    deep = b"<a>" * 50_000 + b"x" + b"</a>" * 50_000
    (row,) = _xml.rows_of(b"<list><row><id>1</id>" + deep + b"</row></list>", "list", "row")
    assert isinstance(row, dict)
    assert row["id"] == "1"
    assert len(str(row)) < 200


def test_escaped_text_and_cdata_are_the_same_text() -> None:
    body = "<list><row><a>&lt;p&gt;ü&lt;/p&gt;</a><b><![CDATA[<p>ü</p>]]></b></row><other/></list>"
    (row,) = _xml.rows_of(body.encode(), "list", "row")
    assert row == {"a": "<p>ü</p>", "b": "<p>ü</p>"}
