"""How right the parser is: precision, recall and F1 a field, against labelled documents.

Facts are counted, not documents: a set field gives one fact a (document, id), a value field one a document whose value
is stated. What neither label nor prediction states earns nothing. Sums are over all documents (micro average).
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from internscout.errors import UsageError
from internscout.model import Json

Record: TypeAlias = Mapping[str, Json]
Facts: TypeAlias = frozenset[object]

_STUDENT = frozenset(("internship", "coop", "working_student", "thesis", "fellowship", "apprenticeship"))


@dataclass(frozen=True, slots=True)
class Score:
    """One field's counts: facts in labels and predictions alike, facts predicted, facts labelled."""

    field: str
    hits: int
    found: int
    stated: int

    @property
    def precision(self) -> float:
        """Share of what was found that is stated; 1 when nothing was found and nothing is stated."""
        return self.hits / self.found if self.found else float(not self.stated)

    @property
    def recall(self) -> float:
        """Share of what is stated that was found."""
        return self.hits / self.stated if self.stated else float(not self.found)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.hits / (self.found + self.stated) if self.found + self.stated else 1.0


def evaluate(labels: Mapping[str, Record], predictions: Mapping[str, Record]) -> list[Score]:
    """Score every field that the labels hold; a label without prediction counts as nothing found."""
    held = {key for label in labels.values() for key in label}
    scores = []
    for name, facts_of in _FACTS.items():
        if name.split(".")[0] not in held:
            continue
        hits = found = stated = 0
        for key, label in labels.items():
            truth, guess = facts_of(label), facts_of(predictions.get(key, {}))
            hits, found, stated = hits + len(truth & guess), found + len(guess), stated + len(truth)
        scores.append(Score(name, hits, found, stated))
    return scores


def errors(
    field: str, labels: Mapping[str, Record], predictions: Mapping[str, Record]
) -> Iterator[tuple[str, list[str], list[str]]]:
    """Each document in which a field differs: its id, the facts missed, the facts invented. Raises `UsageError`."""
    if field not in _FACTS:
        raise UsageError(f"{field}: no field that is scored; known: {', '.join(_FACTS)}")
    for key, label in labels.items():
        truth, guess = _FACTS[field](label), _FACTS[field](predictions.get(key, {}))
        if truth != guess:
            yield key, _shown(truth - guess), _shown(guess - truth)


def _shown(facts: Facts) -> list[str]:
    return sorted(str(sorted(map(str, fact)) if isinstance(fact, frozenset) else fact) for fact in facts)


def macro(scores: Iterable[Score]) -> float:
    """Mean F1 of the fields that are stated at least once."""
    values = [score.f1 for score in scores if score.stated]
    return sum(values) / len(values) if values else 0.0


def read_records(path: Path) -> dict[str, Record]:
    """JSON Lines keyed by `id`. Raises `UsageError`."""
    records: dict[str, Record] = {}
    try:
        # Not splitlines(): it also splits at separators that stand inside JSON strings.
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: cannot be read: not UTF-8: {error}") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            records[str(record["id"])] = record
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(f"{path}, line {number}: not a JSON object with an id: {error}") from None
    return records


def _dig(record: Record, path: str) -> Json:
    value: Json = dict(record)
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _plain(path: str) -> Callable[[Record], Facts]:
    """A value or a list of values."""

    def facts(record: Record) -> Facts:
        value = _dig(record, path)
        return frozenset(value if isinstance(value, list) else () if value is None else (value,))

    return facts


def _whole(path: str, *parts: str) -> Callable[[Record], Facts]:
    """An object that counts as one fact, all its parts together."""

    def facts(record: Record) -> Facts:
        values = tuple(_number(_dig(record, f"{path}.{part}")) for part in parts)
        return frozenset() if all(value is None for value in values) else frozenset((values,))

    return facts


def _number(value: Json) -> Json:
    return round(float(value), 2) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _groups(record: Record, path: str) -> Iterator[tuple[str, frozenset[Json]]]:
    for strength in ("required", "preferred"):
        listed = _dig(record, f"{path}.{strength}")
        for group in listed if isinstance(listed, list) else ():
            yield strength, frozenset(group if isinstance(group, list) else ())
    mentioned = _dig(record, f"{path}.mentioned")
    for skill in mentioned if isinstance(mentioned, list) else ():
        yield "mentioned", frozenset((skill,))


def _skills(path: str) -> dict[str, Callable[[Record], Facts]]:
    """Ids whatever their strength; (strength, id); (strength, group of alternatives), mentioned ids aside."""
    return {
        path: lambda record: frozenset(skill for _, group in _groups(record, path) for skill in group),
        f"{path}.strength": lambda record: frozenset((s, id_) for s, group in _groups(record, path) for id_ in group),
        f"{path}.any_of": lambda record: frozenset(pair for pair in _groups(record, path) if pair[0] != "mentioned"),
    }


def _places(*parts: str) -> Callable[[Record], Facts]:
    def facts(record: Record) -> Facts:
        listed = _dig(record, "locations")
        places = [place for place in listed if isinstance(place, dict)] if isinstance(listed, list) else []
        found = (tuple(str(place.get(part) or "").casefold() for part in parts) for place in places)
        return frozenset(place for place in found if len(parts) > 1 or place[0])

    return facts


_FACTS: dict[str, Callable[[Record], Facts]] = {
    "kind": _plain("kind"),
    "kind.student": lambda record: frozenset(("student",) if record.get("kind") in _STUDENT else ()),
    "ml": _plain("ml"),
    "ml.core": lambda record: frozenset(("core",) if record.get("ml") == "core" else ()),
    **{f"degrees.{part}": _plain(f"degrees.{part}") for part in ("required", "preferred", "enrolled")},
    "fields_of_study": _plain("fields_of_study"),
    **_skills("languages"),
    **_skills("frameworks"),
    "areas": _plain("areas"),
    "maths": _plain("maths"),
    "salary": _whole("salary", "min", "max", "currency", "period"),
    "duration": _whole("duration", "min", "max", "unit"),
    "hours_per_week": _whole("hours_per_week", "min", "max"),
    "start": _whole("start", "season", "year", "month"),
    **{name: _plain(name) for name in ("deadline", "workplace", "sponsorship", "citizenship", "gpa_min")},
    "graduation": _whole("graduation", "from", "to"),
    **{name: _plain(name) for name in ("experience_years_min", "spoken_languages", "benefits", "soft_skills")},
    "locations": _places("city", "country"),
    "locations.country": _places("country"),
}
