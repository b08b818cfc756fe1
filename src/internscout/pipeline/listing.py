"""A board's listing, put together from its pages, and whether all of it was there."""

from dataclasses import dataclass, field

from internscout.model import Page, Posting


@dataclass(slots=True)
class Listing:
    """The pages of one listing, in any order."""

    pages: int = 0
    rows: int = 0
    postings: int = 0
    unreadable: int = 0
    ids: set[str] = field(default_factory=set)
    totals: set[int] = field(default_factory=set)
    gaps: list[str] = field(default_factory=list)
    repeated: int = 0
    lost: int = 0

    def add(self, page: Page) -> None:
        """One more page."""
        ids = {posting.id for posting in page.postings}
        self.repeated += bool(ids) and ids <= self.ids
        self.ids |= ids
        self.pages += 1
        self.rows += page.rows
        self.postings += len(page.postings)
        self.unreadable += len(page.faults)
        if page.total is not None:
            self.totals.add(page.total)
        if not page.complete:
            self.gaps.append(page.gap or "the vendor gives no proof that no posting is missing")

    def lose(self, why: str) -> None:
        """A page that did not come."""
        self.lost += 1
        self.gaps.insert(0, f"a page did not come: {why}")

    def gap(self) -> str:
        """Why it is not proved whole, or nothing."""
        if self.gaps:
            return self.gaps[0]
        if self.repeated:
            return f"{self.repeated} of {self.pages} pages came twice"
        if len(self.totals) > 1:
            return f"its pages give different totals: {', '.join(map(str, sorted(self.totals)))}"
        doubles = self.postings - len(self.ids)
        if self.totals and self.rows - doubles < (total := max(self.totals)):
            return f"{self.rows - doubles} of {total} postings came"
        return ""


def says_more(posting: Posting, former: Posting | None) -> bool:
    """Whether a posting takes the place of what an earlier page told of it."""
    return former is None or former.thin or not posting.thin
