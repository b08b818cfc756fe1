"""Made-up postings are always the same, near to real ones in numbers, and say what the parser says they say."""

import json
from dataclasses import replace
from itertools import chain
from pathlib import Path
from statistics import mean

import pytest

from internscout import taxonomy
from internscout.model import BoardResult, Parsed, Posting
from internscout.parse import parse_all
from internscout.parse.posting import document_of
from internscout.text import build_document
from tools.corpus_statistics import LEVELS, LISTED, statistics
from tools.dealt import Dealer, stage
from tools.made_up import DATA, Writer

CORPUS = json.loads((DATA / "corpus.json").read_text(encoding="utf-8"))
TEXTS = 60  # few enough to be parsed in this process


@pytest.fixture(scope="module")
def dealer(tmp_path_factory: pytest.TempPathFactory) -> Dealer:
    path: Path = tmp_path_factory.mktemp("made") / "texts.pickle"
    stage(path, TEXTS)
    return Dealer(path)


def postings(results: list[BoardResult]) -> list[Posting]:
    return [*chain.from_iterable(result.postings for result in results)]


def test_a_seed_always_writes_the_same() -> None:
    assert [Writer().body(n) for n in (3, 1)] == [Writer().body(n) for n in (3, 1)]
    assert Writer(1).body(3).description != Writer(2).body(3).description
    assert Writer().aside(4, 300) == Writer().aside(4, 300) != Writer().aside(5, 300)


def test_made_up_postings_are_like_real_ones_in_numbers() -> None:
    writer = Writer()
    bodies = [writer.body(number) for number in range(300)]
    about = f"<p>{' '.join(writer.aside(1, 1_200))}</p>"
    found = statistics(
        [build_document(title=b.title, location=b.location, description=b.description + about) for b in bodies]
    )
    for figure in ("facts", "literals", "blocks", "sentences"):
        assert found[figure] == pytest.approx(CORPUS[figure], rel=0.2), figure
    assert mean(found["characters"]) == pytest.approx(mean(CORPUS["characters"]), rel=0.2)
    for name, field in CORPUS["fields"].items():
        assert found["fields"][name]["share"] == pytest.approx(field["share"], abs=0.1), name
    assert found["kind"]["internship"] == pytest.approx(CORPUS["kind"]["internship"], abs=0.04)


def test_the_numbers_name_nothing_but_entries_of_our_vocabularies() -> None:
    assert set(CORPUS["terms"]) == set(LISTED)
    for name in (*LISTED, *LEVELS):
        stated = CORPUS["areas"][name]["terms"] if name in LEVELS else CORPUS["terms"][name]
        if name == "places":
            allowed = {entry for entry in stated if is_place(entry)}
        elif name == "degrees":
            allowed = set(taxonomy.LEVELS)
        elif name == "workplace":
            allowed = {"remote", "hybrid", "onsite"}
        else:
            allowed = set(taxonomy.names("areas" if name in LEVELS else name))
        assert set(stated) <= allowed, name


def is_place(entry: str) -> bool:
    (parsed,) = parse_all([build_document(title="x", location=entry, description="x")])
    return bool(parsed.requirements["locations"])


def test_dealt_postings_are_all_different(dealer: Dealer) -> None:
    made = postings([*dealer.results(200, 5)])
    assert len({posting.id for posting in made}) == len({posting.description for posting in made}) == 200
    assert len({posting.url for posting in made}) == 200
    assert [len(result.postings) for result in dealer.results(200, 5)] == [40] * 5
    assert made == postings([*dealer.results(200, 5)])
    assert postings([*dealer.results(200, 5, unchanged=True)]) == []


def test_what_is_said_of_a_dealt_posting_is_what_the_parser_says_of_it(dealer: Dealer) -> None:
    made = postings([*dealer.results(120, 3)])
    said, read = [dealer.parsed(one) for one in made], parse_all([document_of(one) for one in made])
    assert [one.text for one in said] == [one.text for one in read]
    # How sure the verdict on machine learning is hangs on all of the text, so also on the paragraph that differs.
    pairs = [(unsure(one), unsure(other)) for one, other in zip(said, read, strict=True)]
    assert sum(one == other for one, other in pairs) >= 0.97 * len(made)


def unsure(parsed: Parsed) -> Parsed:
    facts = (fact._replace(confidence=0.5) if fact.field == "ml" else fact for fact in parsed.facts)
    return replace(parsed, facts=tuple(facts))
