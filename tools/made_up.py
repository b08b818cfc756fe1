"""Postings for the benches: own text, made by the numbers of the corpus (data/bench/corpus.json), always the same.

As long, as varied, with as many facts of each field and nearly as much work for the parser as real ones: what they
state are own sentences (data/bench/sentences.toml) around entries of our vocabularies, drawn as often as real postings
state them. Between these stand sentences that state nothing, and words drawn by Zipf's law: usual ones first, then such
as are none. A part of each text is the same on its whole board, as what employers say of themselves is (`dealt.py`).

A million texts would take an hour to parse. So some thousand are written and parsed once (`tools/dealt.py`).
"""

import json
import random
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from internscout import taxonomy

DATA = Path(__file__).parents[1] / "data/bench"
OF_THE_BOARD = 0.3
TOGETHER = 4  # names in one sentence
_VOCABULARY, _DRAWN = 30_000, 1_000_000
_LETTERS, _SHARES = "etaoinshrdlcumwfgypbvk", (12, 9, 8, 8, 7, 7, 6, 6, 6, 4, 4, 3, 3, 2, 2, 2, 2, 2, 2, 2, 1, 1)
_SENTENCE = 14  # words
_MARKS = 13  # characters of HTML around a sentence
_USUAL = 0.3  # of the sentences between facts are of the usual kind
_MONTHS = ("January", "February", "March", "April", "May", "June", "September", "October")
_DEGREES = {"bachelor": "Bachelor’s degree", "master": "Master’s degree", "phd": "PhD", "mba": "MBA"}


class Body(NamedTuple):
    """What an employer writes of one opening."""

    title: str
    location: str
    description: str


class Drawn:
    """Draws entries by their shares."""

    def __init__(self, shares: dict[str, float]) -> None:
        self._names, self._sums = list(shares), list(accumulate(shares.values()))

    def one(self, chance: random.Random) -> str:
        """One entry."""
        return chance.choices(self._names, cum_weights=self._sums)[0]

    def some(self, chance: random.Random, count: int) -> list[str]:
        """As many different ones, or nearly."""
        drawn = chance.choices(self._names, cum_weights=self._sums, k=3 * count)
        return list(dict.fromkeys(drawn))[:count]


class Writer:
    """Writes postings; the n-th of a seed is always the same."""

    def __init__(self, seed: int = 1) -> None:
        self._seed = seed
        self._corpus: dict[str, Any] = json.loads((DATA / "corpus.json").read_text(encoding="utf-8"))
        self._own: dict[str, Any] = tomllib.loads((DATA / "sentences.toml").read_text(encoding="utf-8"))
        self._terms = {name: Drawn(shares) for name, shares in self._corpus["terms"].items()}
        self._areas = {ml: Drawn(about["terms"]) for ml, about in self._corpus["areas"].items()}
        self._kinds, self._ml = Drawn(self._corpus["kind"]), Drawn(self._corpus["ml"])
        self._order = list(self._own["fields"].items())
        self._words = _words(seed, tuple(self._own["filler"]["words"].split()))

    def body(self, number: int) -> Body:
        """The posting of this number, without what is the same on the whole board."""
        chance = random.Random(self._seed * 1_000_003 + number)  # noqa: S311 - words, not secrets
        length = round(_at(self._corpus["characters"], chance.random()) * (1 - OF_THE_BOARD))
        located = chance.random() < self._corpus["fields"]["locations"]["share"]
        place = self._terms["places"].one(chance) if located else ""
        ml = self._ml.one(chance)
        return Body(self._title(ml, chance), place, "".join(self._blocks(ml, chance, length)))

    def aside(self, number: int, characters: int) -> list[str]:
        """Sentences that state nothing, so many characters of them; others for each number."""
        return self._filler(random.Random(-1 - number), characters)  # noqa: S311 - words, not secrets

    def _title(self, ml: str, chance: random.Random) -> str:
        template = chance.choice(self._own["titles"][self._kinds.one(chance)])
        area = chance.choice(self._own["work"][ml])
        return _filled(template, chance, {"area": area, "grade": chance.choice(("Senior", "Junior", "Staff", ""))})

    def _blocks(self, ml: str, chance: random.Random, length: int) -> Iterator[str]:
        """Sections of a heading, what is stated there, and paragraphs between, of so many characters in all."""
        stated = self._stated(ml, chance, length)
        left = length - sum(len(sentence) + _MARKS for found in stated.values() for sentence in found)
        for section, headings in self._own["sections"].items():
            if not (found := stated.get(section, [])) and left < 0:
                continue
            between = self._filler(chance, left // len(self._own["sections"]), usual=True)
            items = [*found, *between[: len(between) // 4]]
            chance.shuffle(items)
            yield f"<h3>{chance.choice(headings)}</h3>"
            yield from (f"<p>{' '.join(pair)}</p>" for pair in _pairs(between[len(between) // 4 :]))
            if items:
                yield f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"

    def _stated(self, ml: str, chance: random.Random, length: int) -> dict[str, list[str]]:
        """Section → the sentences that state something; as many as there is room for."""
        stated: dict[str, list[str]] = {}
        fields = self._corpus["fields"] | {"areas": self._corpus["areas"][ml]}
        for name, about in chance.sample(self._order, len(self._order)):
            if chance.random() < fields[name]["share"] and length > 0:
                drawn = self._areas[ml] if name == "areas" else self._terms.get(name)
                sentences = list(self._said(name, about["sentences"], fields[name]["facts"], drawn, chance))
                stated.setdefault(about["section"], []).extend(sentences)
                length -= sum(map(len, sentences))
        return stated

    def _said(
        self, name: str, sentences: Sequence[str], mean: float, drawn: Drawn | None, chance: random.Random
    ) -> Iterator[str]:
        """One field in as many sentences as it takes to say it as often as real postings do."""
        count = min(1 + round(chance.expovariate(1 / max(mean - 1, 0.01))), 15)
        names = [self._name(name, entry) for entry in drawn.some(chance, count)] if drawn and name in _LISTED else []
        for first in range(0, len(names) or count, TOGETHER if names else 1):
            more = {"list": _listed(names[first : first + TOGETHER])}
            if drawn and name == "degrees":
                more["degree"] = _DEGREES.get(drawn.one(chance), "degree")
            if drawn and name == "workplace":
                more["way"] = {"onsite": "on-site"}.get(way := drawn.one(chance), way)
            yield _filled(chance.choice(sentences), chance, more)

    def _name(self, vocabulary: str, entry: str) -> str:
        name = taxonomy.names(vocabulary).get(entry, entry)
        return name if vocabulary in _PROPER else name[:1].lower() + name[1:]

    def _filler(self, chance: random.Random, characters: int, *, usual: bool = False) -> list[str]:
        written: list[str] = []
        left = characters
        while left > 0:
            if usual and chance.random() < _USUAL:
                written.append(chance.choice(self._own["filler"]["sentences"]))
                left -= len(written[-1]) + _MARKS
                continue
            first = chance.randrange(_DRAWN - 2 * _SENTENCE)
            sentence = " ".join(self._words[first : first + chance.randrange(_SENTENCE, 2 * _SENTENCE)]).capitalize()
            left -= len(sentence) + _MARKS
            written.append(f"{sentence}.")
        return written


_LISTED = frozenset(
    ("areas", "benefits", "fields_of_study", "frameworks", "languages", "maths", "soft_skills", "spoken_languages")
)
_PROPER = frozenset(("frameworks", "languages", "spoken_languages"))


def _filled(template: str, chance: random.Random, more: dict[str, str]) -> str:
    low, hour, year = chance.randrange(60, 200), chance.randrange(18, 60), chance.choice((2026, 2027))
    way = more.get("way", "")
    slots = {
        "n": chance.choice((1, 2, 3, 3, 4, 5, 5, 6, 8)),
        "low": low, "high": low + chance.randrange(10, 70), "hour": hour, "hours": hour + chance.randrange(5, 20),
        "week": chance.choice((16, 20, 38, 40)),
        "year": year, "later": year + 1, "grade": chance.choice(("3.0", "3.2", "3.5")), "Way": way.capitalize(),
        "month": chance.choice(_MONTHS), "season": chance.choice(("summer", "fall", "spring")),
    }  # fmt: skip
    return template.format(**slots | more).strip()


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}" if len(names) > 1 else "".join(names)


def _pairs(sentences: Sequence[str]) -> Iterator[Sequence[str]]:
    return (sentences[first : first + 2] for first in range(0, len(sentences), 2))


def _at(quantiles: Sequence[int], share: float) -> float:
    place = share * (len(quantiles) - 1)
    low = int(place)
    return quantiles[low] + (quantiles[low + 1] - quantiles[low]) * (place - low)


@cache
def _words(seed: int, usual: tuple[str, ...]) -> list[str]:
    """A million words drawn by Zipf's law: the usual ones are the first of the vocabulary."""
    chance = random.Random(seed)  # noqa: S311 - words, not secrets
    made = [*usual, *(_word(chance, rank) for rank in range(len(usual), _VOCABULARY))]
    weights = 1 / np.arange(2.7, _VOCABULARY + 2.7)
    return [
        made[rank] for rank in np.random.default_rng(seed).choice(_VOCABULARY, size=_DRAWN, p=weights / weights.sum())
    ]


def _word(chance: random.Random, rank: int) -> str:
    # The rarer the longer.
    length = round(chance.gauss(2.5 + min(rank, 3_000) ** 0.25 * 0.6, 2))
    return "".join(chance.choices(_LETTERS, _SHARES, k=min(max(length, 1), 12)))
