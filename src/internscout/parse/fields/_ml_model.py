"""How likely machine learning is a part of the work, and the main work: what a linear model of words makes of it.

A posting is described by the words of its title and of those sentences that name models, by part (duties, elsewhere,
requirements), and by how much of each part they are. `ml_weights.tsv` holds what each of these weighs, twice: for "a
part of the work" and for "the main work". It is made by `tools/train_ml.py` from labelled postings.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Final, NamedTuple

from internscout.parse.words import lowered
from internscout.text import Document, Section, Sentence

BIAS: Final = "#"  # what every posting has
_WORD = re.compile(r"[^\W\d_][\w+#]*")
_PART = {
    Section.DUTIES: "d",
    Section.ROLE: "d",
    Section.OTHER: "o",
    Section.REQUIREMENTS: "r",
    Section.PREFERRED: "r",
}
_LONG = 400  # characters read of a sentence: a text without a full stop is one
# As many pieces of evidence of a kind, or sentences, as make a difference; of all others one.
_MOST = {"work": 5, "asked": 4, "named": 6, "reports": 4}


class Chances(NamedTuple):
    """That machine learning is a part of the work at least, and that it is the main work."""

    part: float
    main: float


class Spoken(NamedTuple):
    """A sentence that names models: by words that mean nothing else, as tools, or only as another's."""

    sentence: Sentence
    sure: bool
    tool: bool
    served: bool


def features(doc: Document, spoken: Sequence[Spoken], kinds: Mapping[str, int]) -> dict[str, float]:
    """What the model knows of a posting: its sentences that name models, and how many pieces of each kind of evidence.

    "t intern" is a word of the title, "d train" one of the duties; what begins with "#" is a share or an amount.
    """
    text = lowered(doc)
    title = _WORD.findall(text, 0, doc.blocks[0].end)
    words: Counter[str] = Counter()
    for one in spoken:
        opening = _part(one.sentence) + " "
        words.update([opening + word for word in _words(text, one.sentence)])
    found = {f"t {name}": 1.0 for name in (*title, *(f"{a} {b}" for a, b in pairwise(title)))}
    found |= {name: 1 + math.log(count) if count > 1 else 1.0 for name, count in words.items()}
    found |= {f"#{kind}": min(count, most := _MOST.get(kind, 1)) / most for kind, count in kinds.items()}
    return found | dict(_amounts(doc, spoken)) | {BIAS: 1.0}


def _part(sentence: Sentence) -> str:
    return _PART.get(sentence.section, "o")


def _words(text: str, sentence: Sentence) -> list[str]:
    return _WORD.findall(text, sentence.start, min(sentence.end, sentence.start + _LONG))


def _amounts(doc: Document, spoken: Sequence[Spoken]) -> Iterator[tuple[str, float]]:
    """How many sentences name models, part by part: as a share of the part, and as such."""
    whole = Counter([_PART.get(s.section, "") for s in doc.sentences if s.kind != "heading"])
    named = Counter([_part(one.sentence) for one in spoken])
    on_work = [one for one in spoken if _part(one.sentence) != "r"]
    work = whole["d"] + whole["o"]
    sure, tools = sum(one.sure for one in on_work), sum(one.tool for one in on_work)
    for part, most in (("d", 8), ("o", 8), ("r", 6)):
        yield f"#share {part}", named[part] / (whole[part] + 2)
        yield f"#many {part}", min(named[part], most) / most
    yield "#share work", len(on_work) / (work + 3)
    yield "#share sure", sure / (work + 3)
    yield "#many sure", min(sure, 6) / 6
    yield "#many asked", min(sum(one.sure for one in spoken) - sure, 4) / 4
    yield "#many tools", min(tools, 4) / 4
    yield "#share tools", tools / (len(spoken) + 1)
    yield "#many served", min(sum(one.served for one in on_work), 4) / 4
    yield "#long work", math.log1p(work) / 3
    yield "#long", math.log1p(len(doc.sentences)) / 4


@cache
def weights() -> Mapping[str, Chances]:
    """What each feature weighs for either chance."""
    text = resources.files(__package__).joinpath("ml_weights.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {name: Chances(float(part), float(main)) for name, part, main in rows}


def chances(found: Mapping[str, float]) -> Chances:
    """The two chances of a posting with these features; words that the model does not know tell nothing."""
    known, part, main, squares = weights(), 0.0, 0.0, 0.0
    told = [(value, known[name]) for name, value in found.items() if name[0] != "#" and name in known]
    for value, weight in told:
        squares += value * value
        part += value * weight.part
        main += value * weight.main
    length = math.sqrt(squares) or 1.0
    amounts = [(value, known[name]) for name, value in found.items() if name[0] == "#" and name in known]
    part = part / length + sum(value * weight.part for value, weight in amounts)
    main = main / length + sum(value * weight.main for value, weight in amounts)
    return Chances(_chance(part), _chance(main))


def _chance(weight: float) -> float:
    """The logistic function; beyond 6, either way, there is no doubt left that could be told."""
    return 1 / (1 + math.exp(-min(max(weight, -6.0), 6.0)))
