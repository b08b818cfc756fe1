"""Bring the catalogue of boards (src/internscout/config/data/catalogue) up to date with the sources that there are.

    python tools/catalogue.py [--check] [REGISTRY.csv]

Each row becomes a board as its own source writes it: what `recognise` makes of the row's page, else the token where the
source takes it for one. A row that no source of this version can read stays in `unread.csv` and is tried again the next
time. REGISTRY.csv adds rows (kind, token, company, url, ai, seen_in). With --check nothing is written, the exit code
is 1 when a file is not up to date.
"""

import csv
import io
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from internscout.errors import SourceError
from internscout.model import Board
from internscout.sources import Source, sources
from internscout.visible import visible

FOLDER = Path(__file__).parents[1] / "src" / "internscout" / "config" / "data" / "catalogue"
UNREAD = "unread.csv"
# Sources whose answers name the employer: a better name than one that a registry made of the token.
NAMED = ("breezy", "greenhouse", "recruitee", "smartrecruiters", "workable")
MADE_OF_TOKENS = frozenset(("stapply",))
COLUMNS = ("token", "company", "ai", "seen_in", "page", "url", "base_url")


@dataclass(frozen=True, slots=True)
class Row:
    """One board, and who lists it. `page` is where the registry has it; `url` and `base_url` are those of `Board`."""

    source: str
    token: str
    company: str
    ai: bool
    seen_in: frozenset[str]
    page: str
    url: str = ""
    base_url: str = ""

    @property
    def place(self) -> tuple[str, str]:
        """What is one board: vendors take tokens whatever their case."""
        return self.source, self.token.casefold()

    def joined(self, other: "Row") -> "Row":
        """Two rows of one board as one."""
        seen_in = self.seen_in | other.seen_in
        company = self.company if self.company and self.seen_in != MADE_OF_TOKENS else other.company
        return replace(self, company=company, ai=self.ai or other.ai, seen_in=seen_in, page=self.page or other.page)

    def cells(self) -> tuple[str, ...]:
        """The row as it stands in its file."""
        seen_in = "+".join(sorted(self.seen_in))
        return self.token, self.company, "1" if self.ai else "", seen_in, self.page, self.url, self.base_url


def read(path: Path, source: str = "") -> Iterator[Row]:
    """The rows of a file: the catalogue's own, or a registry's."""
    with path.open(encoding="utf-8", newline="") as file:
        for cells in csv.DictReader(file):
            registry = "kind" in cells
            yield Row(
                source=source or cells["kind" if registry else "source"],
                token=cells["token"].strip(),
                company=visible(cells["company"]),
                ai=cells["ai"] == "1",
                seen_in=frozenset(cells["seen_in"].split("+")),
                page=cells["url" if registry else "page"].strip(),
                url="" if registry else cells["url"],
                base_url="" if registry else cells["base_url"],
            )


def present() -> Iterator[Row]:
    """All rows of the catalogue."""
    for path in sorted(FOLDER.glob("*.csv")):
        yield from read(path, "" if path.name == UNREAD else path.stem)


def squeezed(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"[\W_]", "", text.casefold())


def without_guess(row: Row) -> Row:
    """The row without a company's name that is only its token, where the answers will tell the name."""
    guess = row.seen_in == MADE_OF_TOKENS and squeezed(row.company) == squeezed(row.token)
    return replace(row, company="") if guess and row.source in NAMED else row


def as_board(row: Row, vendor: Source | None) -> Row | None:
    """The row as its source writes it; None when no source can read it."""
    if vendor is None:
        return None
    if found := vendor.recognise(row.page) if row.page else None:
        return replace(row, token=found.board.token, url=found.board.url, base_url=found.board.base_url)
    named = replace(row, token=unquote(row.token).strip())
    try:
        vendor.first(Board(named.source, named.token, named.company, named.url, named.base_url))
    except SourceError:
        return None
    return named


def made(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """The boards, and the rows that nothing can be made of."""
    vendors = {vendor.name: vendor for vendor in sources()}
    boards: dict[tuple[str, str], Row] = {}
    unread: dict[tuple[str, str], Row] = {}
    for row in rows:
        board = as_board(row, vendors.get(row.source))
        kept, one = (boards, without_guess(board)) if board else (unread, row)
        kept[one.place] = kept[one.place].joined(one) if one.place in kept else one
    return list(boards.values()), list(unread.values())


def absorbed(boards: list[Row], unread: list[Row]) -> tuple[list[Row], list[Row]]:
    """Rows that name only a customer (`nvidia`) count for the boards on the customer's own host (`nvidia.wd5…`)."""
    bare = {row.place: row for row in unread if re.fullmatch(r"[\w-]+", row.token)}
    used = set()
    for number, board in enumerate(boards):
        customer = (board.source, (urlsplit(board.page).hostname or "").partition(".")[0].casefold())
        if customer in bare:
            used.add(customer)
            boards[number] = board.joined(replace(bare[customer], page=""))
    return boards, [row for row in unread if row.place not in used]


def files() -> dict[str, str]:
    """What each file of the catalogue should hold."""
    registries = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    rows = [*present(), *(row for path in registries for row in read(path))]
    boards, unread = absorbed(*made(rows))
    texts = {UNREAD: table(("source", *COLUMNS), ((row.source, *row.cells()) for row in ordered(unread)))}
    for name in sorted({row.source for row in boards}):
        texts[f"{name}.csv"] = table(COLUMNS, (row.cells() for row in ordered(boards) if row.source == name))
    return texts


def ordered(rows: list[Row]) -> list[Row]:
    """By source and token."""
    return sorted(rows, key=lambda row: (*row.place, row.token))


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """CSV with Unix line ends."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    return text.getvalue()


def main() -> int:
    """Write, or check."""
    texts = files()
    old = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.csv")}
    if "--check" in sys.argv[1:]:
        return int(texts != old)
    for name in old.keys() - texts.keys():
        (FOLDER / name).unlink()
    for name, text in texts.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
