"""The boards that a company's own careers page embeds: found in its markup, without running its scripts.

Most careers pages are a vendor's board in a script or frame, or link to it. What a page loads from elsewhere while its
scripts run is not seen; for such a page the user gives the board's own URL.
"""

import re
import warnings
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from bs4.exceptions import ParserRejectedMarkup
from bs4.filter import SoupStrainer

from internscout.errors import PayloadError
from internscout.model import Board
from internscout.sources import recognise

_EMBEDS = 3  # a script or frame of a vendor is the page's own board; a link may lead to anybody's
_WEIGHTS = {"script": _EMBEDS, "iframe": _EMBEDS, "a": 1, "link": 1, "form": 1}
_ADDRESSES = ("src", "data-src", "href", "action")
_IN_SCRIPT = re.compile(r"(?:https?:)?//[\w.-]+\.(?:greenhouse\.io|lever\.co|ashbyhq\.com)/[^\s\"'`<>\\)]+")


def embedded_boards(html: bytes | str, page_url: str) -> list[Board]:
    """The supported vendors' boards in a page, the one with most evidence first; `page_url` completes its links.

    Lists (`listings`) are no employer's board and are not among them. Raises `PayloadError` for markup that cannot be
    parsed at all.
    """
    evidence: Counter[Board] = Counter()
    for url, weight in _addresses(html, page_url):
        found = recognise(url)
        if found and not found.board.url:
            evidence[found.board] += weight
    return [board for board, _ in evidence.most_common()]


def _addresses(html: bytes | str, page_url: str) -> Iterator[tuple[str, int]]:
    for tag in _tags(html):
        weight = _WEIGHTS[tag.name]
        for name in _ADDRESSES:
            if isinstance(value := tag.get(name), str) and (url := _joined(page_url, value)):
                yield url, weight
        if tag.name == "script" and tag.string:
            for inner in _IN_SCRIPT.findall(tag.string.replace("\\/", "/")):
                yield inner, weight


def _tags(html: bytes | str) -> list[Tag]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # bs4 warns of markup that looks like a file name or XML: here it is neither
        try:
            soup = BeautifulSoup(html, "html.parser", parse_only=SoupStrainer(list(_WEIGHTS)))
        except (ParserRejectedMarkup, RecursionError):
            raise PayloadError("the page's HTML cannot be parsed") from None
    return list(soup.find_all(list(_WEIGHTS)))


def _joined(page_url: str, link: str) -> str:
    try:
        return urljoin(page_url, link.strip())
    except ValueError:  # an unclosed IPv6 bracket
        return ""
