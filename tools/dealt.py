"""Made-up postings in any number: some thousand texts, parsed once, dealt to as many postings as are wanted.

Every posting has its own id, company, address, the words that its whole board repeats, and a last paragraph that no
other has; its title, place and facts are those of one of the texts. One in ten is the one before it once more, as when
an employer lists an opening twice. What is said of it by the parser was said by the parser, of the text.
"""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from internscout.model import Board, BoardResult, Parsed, Posting
from internscout.pipeline.parsing import parser
from tools.made_up import OF_THE_BOARD, Body, Writer

TEXTS = 4_000
_STEP = 7_919  # a prime: neighbours are of different texts
_TWICE = 10
_LAST = 60  # characters of the paragraph that no other has
FIRST_ID = 4_000_000_000


def stage(path: Path, texts: int = TEXTS) -> None:
    """Write and parse so many texts, on all cores, and keep them in a file."""
    writer = Writer()
    bodies = [writer.body(number) for number in range(texts)]
    board = Board("greenhouse", "staged", "Staged")
    postings = [_posting(board, number, body, body.description) for number, body in enumerate(bodies)]
    with parser(0) as parse_many:
        readings = list(parse_many(postings))
    path.write_bytes(pickle.dumps((bodies, readings)))


class Dealer:
    """Deals the texts of a file that `stage` wrote."""

    def __init__(self, path: Path) -> None:
        bodies, readings = pickle.loads(path.read_bytes())  # noqa: S301 - written by `stage`
        self._bodies: list[Body] = bodies
        self._readings: list[Parsed] = readings
        self._writer = Writer()

    def results(self, postings: int, boards: int, *, unchanged: bool = False) -> Iterator[BoardResult]:
        """The boards of a run, made as they are asked for, with so many postings in all."""
        each = postings // boards
        for number in range(boards):
            board = Board("greenhouse", f"b{number}", f"Acme {number}")
            if unchanged:
                yield BoardResult(board, complete=True, requests=1, outcome="unchanged")
                continue
            made = tuple(self.posting(board, index) for index in range(number * each, number * each + each))
            yield BoardResult(board, made, complete=True, requests=1, listing="x")

    def posting(self, board: Board, index: int) -> Posting:
        """The posting of this number, on its board."""
        body = self._bodies[self._text(index)]
        said = "".join(f"<p>{paragraph}</p>" for paragraph in self._own(board, index, body))
        return _posting(board, index, body, body.description + said)

    def parsed(self, posting: Posting) -> Parsed:
        """What the parser said of its text; at the end of it stands what the text had not."""
        index = int(posting.external_id) - FIRST_ID
        number = self._text(index)
        reading = self._readings[number]
        return replace(reading, text="\n".join([reading.text, *self._own(posting.board, index, self._bodies[number])]))

    def _text(self, index: int) -> int:
        return (index - (index % _TWICE == _TWICE - 1)) * _STEP % len(self._bodies)

    def _own(self, board: Board, index: int, body: Body) -> tuple[str, str]:
        """What the employer says of itself, as long as the text wants it, and the paragraph of this posting alone."""
        room = len(body.description) * OF_THE_BOARD / (1 - OF_THE_BOARD)
        about = self._about(board)
        end = next((n for n in range(len(about)) if sum(map(len, about[: n + 1])) > room), len(about))
        last = self._writer.aside(FIRST_ID + index, _LAST)
        return " ".join(about[: end + 1]), " ".join(last)

    def _about(self, board: Board) -> list[str]:
        if self._told[0] != board.token:
            self._told = board.token, self._writer.aside(int(board.token[1:]), 4_000)
        return self._told[1]

    _told: tuple[str, list[str]] = ("", [])


def _posting(board: Board, index: int, body: Body, description: str) -> Posting:
    return Posting(
        board,
        str(FIRST_ID + index),
        body.title,
        f"https://jobs.example/{board.token}/jobs/{index}",
        board.company,
        location=body.location,
        locations=(body.location,) if body.location else (),
        description=description,
    )
