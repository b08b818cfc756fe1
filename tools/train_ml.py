"""Learn from labelled postings how much of their work is machine learning: parse/fields/ml_weights.tsv.

    python -m tools.train_ml [--check]        needs the corpus: INTERNSCOUT_SHARED, else ../shared

Two logistic regressions (L2) on what `ml.described` tells of a posting: "a part of the work", "the main work". Learnt
from the labels `ml` of our own postings, of the shared set and of those of the corpus; not from the quarter of the
shared set that is held, nor from corpus_unread_labels.jsonl, which are for measuring. No sentence is kept, only what
words weigh that six employers use.

With `--check` nothing is written: it prints how the points alone and the model with them do on employers that were not
learnt from (ten folds), and on the held and the unread labels. The result is the same on every run of one machine.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt

from internscout.parse.fields._ml_model import BIAS, Chances
from internscout.parse.fields.ml import Said, Verdict, described, settled
from internscout.text import build_document
from tools._bench import ROOT, SHARED

FILE = ROOT / "src/internscout/parse/fields/ml_weights.tsv"
OWN, CORPUS = ROOT / "data/eval", ROOT / "data/eval/corpus"
LEARNT = ("corpus_read_labels.jsonl", "corpus_ml.jsonl")
ORDER: tuple[Verdict, ...] = ("none", "adjacent", "core")
FOLDS = 10
# Looked at by cross-validation; half or double of each changes little.
LEAST = 6  # employers that must use a word: none is known by its name
RIDGE = 0.1
AMOUNTS = 0.1  # how far an amount may be, in standard deviations, against words of length 1 together
_BIAS = 10.0  # so large that the ridge does not hold it back
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A posting: its employer, what it says, what it is, and in which set it was labelled."""

    employer: str
    said: Said
    truth: Verdict
    part: str


@dataclass(frozen=True, slots=True)
class Model:
    """What each feature weighs for "a part of the work" and "the main work"; words are of length 1 together."""

    names: tuple[str, ...]
    weights: Matrix  # (features, 2)

    def chances(self, postings: Sequence[Labelled]) -> list[Chances]:
        """For each posting."""
        found = _chance(matrix(postings, self.names) @ self.weights)
        return [Chances(float(part), float(main)) for part, main in found]


def read() -> list[Labelled]:
    """All labelled postings, those for measuring too."""
    rows = [
        (row, label, "held" if row["id"][-1] in "cdef" else "seen")
        for row, label in _paired(SHARED / "eval/dev_docs.jsonl", SHARED / "eval/dev_labels.jsonl")
    ]
    rows += [(row, label, "own") for row, label in _paired(OWN / "own_docs.jsonl", OWN / "own_labels.jsonl")]
    wanted = {name: _lines(CORPUS / name) for name in (*LEARNT, "corpus_unread_labels.jsonl")}
    corpus = _corpus([label["id"] for labels in wanted.values() for label in labels])
    for name, labels in wanted.items():
        part = name.removeprefix("corpus_").split("_labels")[0].removesuffix(".jsonl")
        rows += [(corpus[label["id"]], label, part) for label in labels]
    return [_labelled(*row) for row in rows]


def _paired(documents: Path, labels: Path) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    rows = {row["id"]: row for row in _lines(documents)}
    return [(rows[label["id"]], label) for label in _lines(labels)]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _corpus(ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    path = str(SHARED / "corpus/postings.parquet")
    found = duckdb.execute("FROM read_parquet($path) WHERE list_contains($ids, id)", {"path": path, "ids": ids})
    names = [column[0] for column in found.description or ()]
    return {row["id"]: row for values in found.fetchall() if (row := dict(zip(names, values, strict=True)))}


def _labelled(row: dict[str, Any], label: dict[str, Any], part: str) -> Labelled:
    keys = ("title", "description", "location", "company")
    said = described(build_document(**{key: row[key] or "" for key in keys}))
    return Labelled((row["company"] or row["id"]).strip().lower(), said, label["ml"], part)


def matrix(postings: Sequence[Labelled], names: Sequence[str]) -> Matrix:
    """(postings, features): words of length 1 together, amounts as they are."""
    column = {name: number for number, name in enumerate(names)}
    made = np.zeros((len(postings), len(names)))
    for row, posting in enumerate(postings):
        for name, value in posting.said.features.items():
            if name in column:
                made[row, column[name]] = value
    words = np.array([name[0] != "#" for name in names])
    length = np.sqrt((made[:, words] ** 2).sum(axis=1, keepdims=True))
    made[:, words] /= np.where(length > 0, length, 1)
    return made


def learn(postings: Sequence[Labelled]) -> Model:
    """Both regressions, on what enough employers write."""
    used = {(posting.employer, name) for posting in postings for name in posting.said.features}
    using = Counter(name for _, name in used)
    names = tuple(sorted(name for name, count in using.items() if count >= LEAST or name[0] == "#"))
    made = matrix(postings, names)
    amounts = np.array([name[0] == "#" and name != BIAS for name in names])
    bias = names.index(BIAS)
    spread = np.where(amounts, (made.std(axis=0) + 1e-9) / AMOUNTS, 1.0)
    middle = np.where(amounts, made.mean(axis=0), 0.0)
    scaled = (made - middle) / spread
    scaled[:, bias] = _BIAS
    truth = np.array([ORDER.index(posting.truth) for posting in postings])
    learnt = np.column_stack([fit(scaled, truth >= level) for level in (1, 2)])
    weights = learnt / spread[:, None]
    weights[bias] = learnt[bias] * _BIAS - middle @ weights
    return Model(names, weights)


def fit(rows: Matrix, truth: npt.NDArray[np.bool_]) -> Matrix:
    """The weights of a logistic regression, by Newton's method among the rows: there are fewer rows than features."""
    kernel, summed = rows @ rows.T / RIDGE, np.zeros(len(rows))
    for _ in range(50):
        chance = _chance(summed)
        certain = np.maximum(chance * (1 - chance), 1e-6)
        dual = np.linalg.solve(kernel + np.diag(1 / certain), summed + (truth - chance) / certain)
        before, summed = summed, kernel @ dual
        if np.abs(summed - before).max() < 1e-7:
            break
    return np.asarray(rows.T @ dual / RIDGE)


def _chance(summed: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-np.clip(summed, -30, 30))))


def written(model: Model) -> str:
    """One feature a line, in order: its name and its two weights."""
    rows = zip(model.names, model.weights.tolist(), strict=True)
    return "".join(f"{name}\t{part:.3f}\t{main:.3f}\n" for name, (part, main) in rows)


def left_out(postings: Sequence[Labelled]) -> list[Chances]:
    """The chances of each posting by a model that was not taught any posting of its employer."""
    employers = sorted({posting.employer for posting in postings})
    folds = np.array([employers.index(posting.employer) % FOLDS for posting in postings])
    found: dict[int, Chances] = {}
    for fold in range(FOLDS):
        inside, outside = np.flatnonzero(folds == fold), np.flatnonzero(folds != fold)
        model = learn([postings[number] for number in outside])
        found |= zip(inside.tolist(), model.chances([postings[number] for number in inside]), strict=True)
    return [found[number] for number in range(len(postings))]


def report(name: str, postings: Sequence[Labelled], likely: Sequence[Chances]) -> str:
    """How often the points are right, and the model with them; of the verdicts that it changes, both."""
    old = [one.said.ruled for one in postings]
    new = [settled(one.said, chances)[0] for one, chances in zip(postings, likely, strict=True)]
    truth = [one.truth for one in postings]
    changed = [(o, n, t) for o, n, t in zip(old, new, truth, strict=True) if o != n]
    return (
        f"{name:8} {len(postings):4} postings: right {_right(old, truth):.3f} -> {_right(new, truth):.3f}, "
        f"F1 of core {_core(old, truth):.3f} -> {_core(new, truth):.3f}; {len(changed)} changed, "
        f"right before {sum(o == t for o, _, t in changed)}, after {sum(n == t for _, n, t in changed)}\n"
    )


def _right(said: Sequence[Verdict], truth: Sequence[Verdict]) -> float:
    return float(np.mean([a == b for a, b in zip(said, truth, strict=True)]))


def _core(said: Sequence[Verdict], truth: Sequence[Verdict]) -> float:
    both = sum(a == b == "core" for a, b in zip(said, truth, strict=True))
    return 2 * both / max(1, said.count("core") + truth.count("core"))


def main() -> int:
    """Learn and write, or check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    postings = read()
    learnt = [posting for posting in postings if posting.part not in ("held", "unread")]
    model = learn(learnt)
    if not check:
        FILE.write_text(written(model), encoding="utf-8")
        sys.stdout.write(f"{FILE}: {len(model.names):,} features of {len(learnt):,} postings\n")
        return 0
    likely = left_out(learnt)
    for part in ("ml", "read", "seen", "own"):
        chosen = [number for number, posting in enumerate(learnt) if posting.part == part]
        sys.stdout.write(report(part, [learnt[n] for n in chosen], [likely[n] for n in chosen]))
    for part in ("held", "unread"):
        kept = [posting for posting in postings if posting.part == part]
        sys.stdout.write(report(part, kept, model.chances(kept)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
