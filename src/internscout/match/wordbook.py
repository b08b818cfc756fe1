"""Which of the words that any student looks for a posting holds: one look at each text, however many the words are.

Words are looked for by the same function as for one posting; what is here only finds the few that are worth it. A text
is runs of letters and digits of ASCII, all else being a gap. Of a word that a text holds, every such run is one of the
text too, since neither has a letter right before or after it.
"""

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation

from internscout.match.rules.wishes import find_word

_KEPT = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789_")
_GAPS = bytes(byte if byte in _KEPT else ord(" ") for byte in range(256))
# The letters beyond ASCII that are found where one of it is looked for, whatever the case.
_LIKE_ASCII = (
    ("\N{LATIN SMALL LETTER LONG S}", "s"),
    ("\N{KELVIN SIGN}", "k"),
    ("\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "i "),
)


class Wordbook:
    """Words and phrases to look for."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self._anywhere: list[str] = []
        by_run: dict[bytes, list[str]] = {}
        for word in sorted(self.words):
            runs = _flat(word).split()
            wanted = by_run.setdefault(b" %b " % max(runs, key=len), []) if runs else self._anywhere
            wanted.append(word)
        self._by_run = tuple(by_run.values())
        self._runs = BytesAhoCorasick(list(by_run), implementation=Implementation.DFA)

    def held(self, title: str, text: str) -> str:
        """Those that stand in the title or the text, one a line: to who looks for them as good as the text."""
        if not self.words:
            return ""
        found = self._runs.find_matches_as_indexes(_flat(f" {title}\n{text} "), overlapping=True)
        suspects = [*self._anywhere, *(word for run in {run for run, _, _ in found} for word in self._by_run[run])]
        return "\n".join(sorted(word for word in suspects if find_word(word, title) or find_word(word, text)))


def _flat(text: str) -> bytes:
    """The runs of a text, gaps between them."""
    for letter, plain in _LIKE_ASCII:
        text = text.replace(letter, plain)
    # Folding the case of the bytes takes a tenth of the time that folding the text would.
    return text.encode("ascii", "replace").lower().translate(_GAPS)
