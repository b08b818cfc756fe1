"""The measure of ranking: its arithmetic, its tool on a corpus of three own postings, and the judgements."""

import json
import sys
from collections import Counter
from math import log2
from pathlib import Path

import duckdb
import pytest

from internscout.config import load_profile
from tools import judged as judged_postings
from tools import score_match
from tools.ranking import Figures, Judgement, figures, kappa, mean, ndcg
from tools.score_match import EVAL

RULES = {
    *("degree", "enrolment", "graduation", "citizenship", "sponsorship", "language", "gpa", "experience", "start"),
    *("duration", "pay", "place", "kind", "ml", "company", "words", "deadline"),
}
FRESH = judged_postings.read_judgements(EVAL / "judgements_fresh.jsonl")
LAST = judged_postings.read_judgements(EVAL / "judgements_last.jsonl")
JUDGEMENTS = judged_postings.read_judgements(EVAL / "judgements.jsonl") | FRESH | LAST


def judgement(key: str, grade: int, eligible: str = "yes", half: str = "dev", profile: str = "ada") -> Judgement:
    return Judgement(profile, half, key, grade, eligible, "" if eligible == "yes" else "place", "")


def test_the_best_order_scores_one() -> None:
    assert ndcg([3, 2, 0], [0, 2, 3]) == 1
    assert ndcg([], []) == 1


def test_gain_is_exponential_and_discounted() -> None:
    assert ndcg([2, 3], [3, 2]) == pytest.approx((3 + 7 / log2(3)) / (7 + 3 / log2(3)))


def test_only_the_first_ten_count() -> None:
    assert ndcg([0] * 10 + [3], [3, *[0] * 10]) == 0


def test_what_is_hidden_and_what_is_barred_are_counted() -> None:
    judged = {
        "a": judgement("a", 3),
        "b": judgement("b", 1, "unknown"),
        "c": judgement("c", 0, "no"),
        "d": judgement("d", 0, "no"),
    }
    found = figures(["c", "b"], judged)
    assert (found.ineligible, found.hidden, found.hidden_good, found.let_through) == (1, 0.5, 1, 0.5)
    assert mean([found, figures(["a", "b"], judged)]).ineligible == 0.5


def test_beyond_the_top_twenty_nothing_is_barred() -> None:
    judged = {f"{n:02}": judgement(f"{n:02}", 0, "no" if n == 20 else "yes") for n in range(21)}
    assert figures(sorted(judged), judged).ineligible == 0
    assert figures(sorted(judged, reverse=True), judged).ineligible == 1


def test_kappa_weighs_by_the_square_of_the_distance() -> None:
    assert kappa([(0, 0), (3, 3), (1, 1)]) == 1
    assert kappa([(0, 3), (3, 0)]) == -1
    assert kappa([(0, 1), (3, 3), (0, 0)]) > kappa([(0, 3), (3, 3), (0, 0)])


POSTINGS = (
    ("a", "Machine Learning Intern", "Otter Labs", "Boston, MA", "2026-05-01", "Python and PyTorch. Pursuing a BS."),
    ("b", "Machine Learning Intern", "Blue Kites", "Berlin, Germany", "2026/08/01", "You know Python and PyTorch."),
    ("c", "Cook", "Crane Inn", "Boston, MA", None, "You cook for our guests."),
)
PROFILE = """
[study]
level = "bachelor"
[skills]
languages = ["Python"]
frameworks = ["PyTorch"]
[places]
countries = ["US"]
"""


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of three postings with a profile for work and one that is kept, in place of the real ones."""
    corpus = tmp_path / "postings.parquet"
    con = duckdb.connect()
    con.execute("CREATE TABLE p (id TEXT, title TEXT, company TEXT, location TEXT, posted_at TEXT, description TEXT)")
    con.executemany("INSERT INTO p VALUES (?, ?, ?, ?, ?, ?)", POSTINGS)
    con.execute("CREATE TABLE q AS SELECT *, title LIKE '%Intern%' AS is_intern FROM p")
    con.execute(f"COPY q TO '{corpus}' (FORMAT parquet)")
    said = [
        judgement(key, grade, eligible, half, profile)
        for half, profile in (("dev", "ada"), ("last", "bob"))
        for key, grade, eligible in (("a", 3, "yes"), ("b", 0, "no"), ("c", 0, "no"))
    ]
    for name, half in (("judgements", "dev"), ("judgements_fresh", "fresh"), ("judgements_last", "last")):
        lines = [
            json.dumps({key: getattr(one, key) for key in Judgement.__slots__}) for one in said if one.half == half
        ]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
    again = [{"profile": "ada", "id": key, "drawn": "any", "grade": grade} for key, grade in (("a", 3), ("b", 1))]
    (tmp_path / "judgements_again.jsonl").write_text(
        "\n".join(map(json.dumps, [*again, {**again[0], "drawn": "open"}]))
    )
    second = [{"profile": "bob", "id": "a", "drawn": drawn, "grade": 3} for drawn in ("any", "open")]
    (tmp_path / "judgements_fresh_second.jsonl").write_text("\n".join(map(json.dumps, second)))
    (tmp_path / "profiles").mkdir()
    for name in ("ada", "bob"):
        (tmp_path / "profiles" / f"{name}.toml").write_text(f'name = "{name}"\n{PROFILE}', encoding="utf-8")
    monkeypatch.setattr(score_match, "CORPUS", corpus)
    monkeypatch.setattr(score_match, "EVAL", tmp_path)
    monkeypatch.setattr(sys, "argv", ["score_match.py"])
    return tmp_path


def test_the_tool_measures_and_keeps_the_last_profiles_to_itself(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    score_match.main()
    printed = capsys.readouterr().out
    assert "dev: 1 profiles, 3 judgements" in printed
    assert "last: 1 profiles, 3 judgements" in printed
    assert "ada" in printed
    assert "bob" not in printed
    means = [line.split() for line in printed.splitlines() if line.startswith("mean, InternScout")]
    assert "2 pairs of all judged twice: 1 with the same grade, kappa 0.86" in printed
    assert "1 pairs of those not barred judged by two readers: 1 with the same grade, kappa 1.00" in printed
    assert means == [["mean,", "InternScout", "1.000", "0.0", "0.0%", "0.0%", "0.0%"]] * 2


def test_orders_without_judgement_are_worse(tiny: Path) -> None:
    judgements = judged_postings.read_judgements(tiny / "judgements.jsonl")
    profiles = {name: load_profile(tiny / "profiles" / f"{name}.toml") for name in judgements}
    rows = judged_postings.read_corpus(score_match.CORPUS, {"a", "b", "c"})
    one = next(score_match.measure(profiles, judgements, rows))
    assert one.orders["BM25"].ineligible == 2
    assert one.orders["newest first"].ndcg < 1, "b is the newest, though its day is cut to that of judging"
    assert 0 < one.orders["by chance"].ndcg < 1
    assert one.orders["BM25 of what it shows"] == Figures(1, 0, 0, 0, 0)


@pytest.mark.usefixtures("tiny")
def test_the_best_of_all_postings_of_a_half_are_looked_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["score_match.py", "--all"])
    score_match.main()
    dev, final, last = capsys.readouterr().out.splitlines()
    assert dev == (
        "dev: the best 20 of 1 postings for each of 1 profiles: 1, of them judged 1, barred 0, most in one profile 0"
    )
    assert final.startswith("final: the best 20 of 2 postings for each of 0 profiles: 0")
    assert last.startswith("last: the best 20 of 0 postings for each of 1 profiles: 0"), "all employers are known"


def test_errors_are_not_listed_of_what_is_kept(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["score_match.py", "--errors", "ada"])
    score_match.main()
    first = capsys.readouterr().out.splitlines()[1]
    assert first.split()[:2] == ["1", "unknown"] or first.split()[:2] == ["1", "yes"]
    monkeypatch.setattr(sys, "argv", ["score_match.py", "--errors", "bob"])
    with pytest.raises(SystemExit, match="must be a profile for development"):
        score_match.main()


@pytest.mark.usefixtures("tiny")
def test_a_corpus_that_is_not_there_or_lacks_a_posting_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(LookupError, match="lacks 1 judged postings, such as d"):
        judged_postings.read_corpus(score_match.CORPUS, {"a", "d"})
    monkeypatch.setattr(score_match, "CORPUS", Path("nowhere.parquet"))
    score_match.main()
    assert capsys.readouterr().out.startswith("skipped: no nowhere.parquet")


@pytest.mark.parametrize("name", sorted(JUDGEMENTS))
def test_every_profile_is_judged_soundly(name: str) -> None:
    assert load_profile(EVAL / "profiles" / f"{name}.toml").name == name
    judged = JUDGEMENTS[name].values()
    assert len(judged) >= 45
    assert len({one.half for one in judged}) == 1
    assert {one.eligible for one in judged} <= {"yes", "no", "unknown"}
    for one in judged:
        assert one.grade in range(4)
        assert one.grade == 0 or one.eligible != "no"
        assert (one.rule in RULES) if one.eligible != "yes" else one.rule == ""
        assert len(one.note.split()) <= 8


def test_what_was_judged_twice_was_judged_once() -> None:
    again = [json.loads(line) for line in (EVAL / "judgements_again.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({(row["profile"], row["id"]) for row in again}) == len(again) == 100
    for row in again:
        first = JUDGEMENTS[row["profile"]][row["id"]]
        assert row["drawn"] == "any" or (row["drawn"] == "open" and first.eligible != "no")


def test_what_another_reader_judged_is_of_the_fresh_profiles() -> None:
    path = EVAL / "judgements_fresh_second.jsonl"
    second = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({(row["profile"], row["id"]) for row in second}) == len(second) == 95
    for row in second:
        first = FRESH[row["profile"]][row["id"]]
        assert row["drawn"] == "any" or (row["drawn"] == "open" and first.eligible != "no")


def test_no_posting_is_in_two_halves() -> None:
    halves = Counter(
        one for judged in JUDGEMENTS.values() for one in {(each.id, each.half) for each in judged.values()}
    )
    assert len({key for key, _ in halves}) == len(halves)
