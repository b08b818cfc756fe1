"""One board, read: its listing page by page, the texts that are new, and what may be concluded from it.

Nothing is asked twice that need not be: a listing of one answer is asked with the host's validators and not read when
its body is that of the last reading, one whose pages say what they said is neither parsed nor stored, and a text whose
row in the listing says what it said is not asked for.

Follow-up requests of a list that lead to other employers' boards, and requests for single texts, may fail one by one;
that costs the row its text, not the board. A page after the first may fail too: the listing is then not whole. So it is
with what is not asked, for lack of time or because a board gets so many requests and no more; what came is kept.
"""

import asyncio
import hashlib
import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import zip_longest
from typing import Protocol

from internscout.errors import SourceError
from internscout.model import Answer, Board, BoardResult, Memory, Page, Payload, Posting, Request, RowFault, Validators
from internscout.pipeline import clock
from internscout.pipeline.listing import Listing, says_more
from internscout.pipeline.local import Asks
from internscout.pipeline.outcomes import of_error, of_listing
from internscout.raw import Entry
from internscout.sources import answers_alone, is_window, least_pause, most_requests, source
from internscout.visible import visible

# A board that was not there so many times running is asked once in so many days.
_GONE_RUNS = 3
_GONE_DAYS = timedelta(days=7)
# So many postings that are absent are asked for by their own addresses in one reading; of more a sample.
_ALONE = 200
# Of all answers of one board in one reading; one with 10,000 postings sends some 100 MiB.
_MOST_BYTES = 512 * 2**20


class _UnchangedError(Exception):
    """The whole listing is as it was; not an error of anybody."""


class Keeps(Protocol):
    """Who keeps the answers as they came."""

    def record(self, payload: Payload) -> Entry:
        """Keep one; called in a thread."""
        ...


@dataclass(slots=True)
class Reading:
    """One board while it is read. `seconds` is how long all of it may take."""

    board: Board
    asks: Asks
    archive: Keeps | None
    configured: frozenset[str]
    memory: Memory
    seconds: float
    postings: dict[str, Posting] = field(default_factory=dict)
    elsewhere: set[str] = field(default_factory=set)
    faults: list[RowFault] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    answers: dict[str, Answer] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    listing: Listing = field(default_factory=Listing)
    alone: dict[str, bool] = field(default_factory=dict)
    requests: int = 0
    not_modified: int = 0
    received: int = 0
    texts_lost: int = 0
    known: set[str] = field(default_factory=set)
    due: dict[str, Request] = field(default_factory=dict)
    led_to: list[Request] = field(default_factory=list)

    async def run(self) -> BoardResult:
        """Read it. Never raises for what a vendor or the network does."""
        if later := self._ask_later():
            return BoardResult(self.board, error=later, outcome="gone")
        if self.memory.asked_at and clock.now() < self.memory.asked_at + least_pause(self.board.source):
            return BoardResult(self.board, outcome="unchanged", gap="not asked: its vendor wants a pause")
        began = clock.monotonic()
        error: SourceError | None = None
        unchanged = False
        try:
            async with asyncio.timeout(self.seconds):
                await self._follow([source(self.board.source).first(self.board)])
                unchanged = self._same_listing() and not self.requests_for_texts
                if not unchanged and not self.listing.gap():
                    await self._ask_alone()
        except _UnchangedError:
            unchanged = True
        except TimeoutError:
            error = self._late()
        except SourceError as failure:
            error = failure
        return replace(self._result(error, unchanged=unchanged), seconds=clock.monotonic() - began)

    def _ask_later(self) -> str:
        """Why a board that is gone is not even asked this time, or nothing."""
        asked = self.memory.asked_at
        if self.memory.gone < _GONE_RUNS or asked is None or clock.now() >= (again := asked + _GONE_DAYS):
            return ""
        return f"not there {self.memory.gone} times running; asked again on {again:%Y-%m-%d}"

    @property
    def requests_for_texts(self) -> int:
        """How many requests were not for the board's own listing."""
        return self.requests - len(self.answers)

    async def _follow(self, requests: Sequence[Request]) -> None:
        """Fetch and read requests, then what they lead to, level by level, each once."""
        self._expect(requests)
        while self.due:
            self._leave_out()
            self.known |= self.due.keys()
            self.led_to = []
            pages = await asyncio.gather(*(self._page(request) for request in [*self.due.values()]))
            # By turns, so that each page has its share where not all can be asked.
            turns = zip_longest(*(page.follow for page in pages if page))
            self._expect(request for turn in turns for request in turn if request)

    def _expect(self, requests: Iterable[Request]) -> None:
        """Note what is to be asked and has not been."""
        for request in requests:
            if request.key not in self.known and self._wanted(request):
                self.due.setdefault(request.key, request)

    def _leave_out(self) -> None:
        """Of what is due no more than a board gets, its listing first."""
        most = most_requests(self.board.source)
        if len(self.due) <= most - self.requests:
            return
        ordered = sorted(self.due.items(), key=lambda entry: not self._listed(entry[1]))
        room = max(0, most - self.requests)
        self.due = dict(ordered[:room])
        self._give_up(dict(ordered[room:]).values(), "not asked for", f"{most} requests are the most of a board")

    def _late(self) -> SourceError | None:
        """What is lost with the time: what was still due, or the board where nothing of its listing came."""
        why = f"not read within {self.seconds:g} s"
        if not self.listing.pages:
            return SourceError(why)
        self._expect(self.led_to)
        self._give_up(self.due.values(), "did not come", why)
        return None

    def _give_up(self, requests: Collection[Request], what: str, why: str) -> None:
        texts = [request for request in requests if not self._listed(request)]
        for _ in range(len(requests) - len(texts)):
            self.listing.lose(why)
        if texts:
            self.texts_lost += len(texts)
            self.faults.append(RowFault(self.board.key, f"{len(texts)} of its texts: {what}, {why}"))

    def _listed(self, request: Request) -> bool:
        """Whether it is for the board's own listing."""
        return request.board.key == self.board.key and request.purpose == "listing"

    def _wanted(self, request: Request) -> bool:
        """Not what another configured board answers itself, nor a text that is known."""
        posting = f"{request.board.key}:{request.external_id}"
        known = request.stamp and self.memory.stamps.get(posting) == request.stamp
        return not known and not self._elsewhere(request.board)

    async def _page(self, request: Request) -> Page | None:
        own, listed = request.board.key == self.board.key, self._listed(request)
        try:
            payload = await self._fetch(request, listed=listed)
            page = source(request.board.source).read(payload)
        except SourceError as error:
            if listed and not self.listing.pages:
                raise
            if listed:
                self.listing.lose(visible(error))
            else:
                self.faults.append(RowFault(request.url, visible(error)))
                self.texts_lost += own
            del self.due[request.key]
            return None
        self._take(page, request, listed=listed)
        self.led_to += page.follow
        del self.due[request.key]
        return page

    async def _fetch(self, request: Request, *, listed: bool) -> Payload:
        """The answer, kept. Raises `_UnchangedError` where the listing's only answer is the one that is known."""
        known = self.memory.answers.get(request.key) if listed and len(self.memory.answers) == 1 else None
        if not self.memory.listing or self.memory.texts_due:
            known = None
        self.requests += 1
        payload = await self.asks.fetch(request, clock.now, known.validators if known else Validators())
        self.received += len(payload.body)
        if self.received > _MOST_BYTES:
            raise SourceError(f"more than {_MOST_BYTES / 2**20:g} MiB came of this board")
        if payload.status == 304:
            self.not_modified += 1
            raise _UnchangedError
        sha256 = hashlib.sha256(payload.body).hexdigest()
        if known and known.sha256 == sha256:
            raise _UnchangedError
        if listed:
            self.answers[request.key] = Answer(payload.validators, sha256)
        if self.archive:
            # In a thread: compressing and flushing to the disk would hold up the other boards' answers.
            await asyncio.to_thread(self.archive.record, payload)
        return payload

    def _take(self, page: Page, request: Request, *, listed: bool) -> None:
        for posting in page.postings:
            if self._elsewhere(posting.board):
                self.elsewhere.add(posting.id)
                continue
            if says_more(posting, self.postings.get(posting.id)):
                self.postings[posting.id] = replace(posting, stamp=request.stamp) if request.stamp else posting
        self.faults += page.faults
        self.unread |= page.unread
        if listed:
            self.listing.add(page)
            self.pages[request.key] = _digest(page)

    async def _ask_alone(self) -> None:
        """Ask for some postings that the listing no longer names by their own addresses."""
        if not answers_alone(self.board.source):
            return
        listed = {posting.external_id for posting in self.postings.values() if posting.board.key == self.board.key}
        absent = sorted(self.memory.held - listed)
        # Which of them is of no weight, but must not hang on their order; the same state asks for the same.
        absent = random.Random(f"{self.board.key} {self.memory.asked_at}").sample(absent, min(_ALONE, len(absent)))  # noqa: S311
        found = [source(self.board.source).posting(self.board, name) for name in absent]
        single = [request for request in found if request and request.purpose == "posting"]
        await asyncio.gather(*(self._alone(replace(request, stamp="")) for request in single))

    async def _alone(self, request: Request) -> None:
        self.requests += 1
        try:
            payload = await self.asks.fetch(request, clock.now)
            page = source(self.board.source).read(payload)
            if page.postings or not page.faults:  # one that cannot be read is there, or something else is
                self.alone[request.external_id] = bool(page.postings)
        except SourceError as error:
            if of_error(error) == "gone":
                self.alone[request.external_id] = False
            # Any other failure says nothing of the posting.

    def _elsewhere(self, board: Board) -> bool:
        """A list need not lead to boards that are read themselves: those know better what is open."""
        return board.key != self.board.key and board.key in self.configured

    def _hash(self) -> str:
        """A hash of what was read of the listing, in the order of the requests."""
        parts = (f"{key} {digest}" for key, digest in sorted(self.pages.items()))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()

    def _same_listing(self) -> bool:
        return bool(self.memory.listing) and self._hash() == self.memory.listing

    def _result(self, error: SourceError | None, *, unchanged: bool) -> BoardResult:
        gap = "" if error or unchanged else self.listing.gap()
        whole = not error and not gap
        shown = self.memory.open_postings + self.memory.missing
        outcome = of_listing(self.listing, gap, shown, window=is_window(self.board.source))
        if outcome == "suspicious_empty" and not gap:
            gap = f"no posting came, where {shown} were open"
        result = BoardResult(
            board=self.board,
            complete=whole and (self.memory.complete if unchanged else True),
            requests=self.requests,
            not_modified=self.not_modified,
            received_bytes=self.received,
            error=visible(error) if error else None,
            gap=gap,
            outcome=of_error(error) if error else "unchanged" if unchanged else outcome,
            unread=frozenset(self.unread),
        )
        if unchanged:  # with new answers where the bodies differ all the same, to be asked with their validators
            return replace(result, answers=self.answers, listing=self.memory.listing)
        return replace(
            result,
            postings=tuple(self.postings.values()),
            faults=tuple(self.faults),
            unreadable=self.listing.unreadable,
            elsewhere=frozenset(self.elsewhere),
            answers=self.answers,
            # A text that is lost is asked for again, so the listing must be read again.
            listing=self._hash() if outcome in ("ok", "empty_confirmed") and not self.texts_lost else "",
            alone=self.alone,
        )


def _digest(page: Page) -> str:
    """A hash of what a page says: some vendors' bodies differ by the day with nothing new ("Posted 3 Days Ago")."""
    said = (page.postings, page.faults, page.rows, page.total, page.gap, sorted(page.unread))
    return hashlib.sha256(repr(said).encode(errors="surrogatepass")).hexdigest()
