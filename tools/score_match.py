"""How well matching ranks real postings, against the judgements of data/eval, beside plain BM25 and simpler orders.

    python -m tools.score_match [--errors PROFILE | --all]

Reads the judged postings of the corpus (`corpus/postings.parquet` of INTERNSCOUT_SHARED, or of ../shared) anew, ranks
each profile's as the program does, and measures. Of the profiles kept for the final measure (`last`) only totals are
printed; `--errors` lists one of the others, posting by posting; `--all` looks at the best of all student postings
instead of those judged alone. How the judgements were made: data/eval/profiles/README.md.
"""

import argparse
import json
import os
import random
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import bm25s

from internscout import taxonomy
from internscout.config import Profile, load_profile
from internscout.match import rank
from internscout.model import Match
from internscout.text import plain_lines
from tools.judged import NOW, Row, candidates, read_corpus, read_judgements
from tools.ranking import TOP, Figures, Judgement, figures, kappa, mean

ROOT = Path(__file__).parents[1]
EVAL = ROOT / "data" / "eval"
CORPUS = Path(os.environ.get("INTERNSCOUT_SHARED", ROOT.parent / "shared")) / "corpus" / "postings.parquet"
SHUFFLES = 200
# Each was kept aside until matching had been worked on with those before it; the last one still is.
HALVES = ("dev", "final", "fresh", KEPT := "last")
FILES = ("judgements.jsonl", "judgements_fresh.jsonl", "judgements_last.jsonl")


def words_of(profile: Profile) -> str:
    """All that a profile wishes for, in words, as somebody would type it into a search box."""
    study, skills, places, wanted = profile.study, profile.skills, profile.places, profile.wanted
    named = {
        "fields_of_study": study.fields,
        "languages": skills.languages,
        "frameworks": skills.frameworks,
        "areas": skills.areas,
        "maths": skills.maths,
        "countries": tuple(code.lower() for code in places.countries),
    }
    names = [taxonomy.names(vocabulary)[entry] for vocabulary, ids in named.items() for entry in ids]
    kinds = [kind.replace("_", " ") for kind in wanted.kinds]
    return " ".join([study.level or "", *names, *places.cities, *kinds, *wanted.words])


class Search:
    """Plain BM25 (bm25s, its defaults, English stop words) over titles and descriptions."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._ids = [row.id for row in rows]
        texts = [" ".join([row.title, *(line.text for line in plain_lines(row.description))]) for row in rows]
        self._index = bm25s.BM25()
        self._index.index(_tokens(texts), show_progress=False)

    def order(self, words: str, pool: Collection[str]) -> list[str]:
        """The postings of the pool by their likeness to the words, best first."""
        found = self._index.retrieve(_tokens([words]), k=len(self._ids), show_progress=False)
        return [key for key in (self._ids[n] for n in found.documents[0]) if key in pool]


def _tokens(texts: list[str]) -> bm25s.tokenization.Tokenized:
    return bm25s.tokenize(texts, stopwords="english", show_progress=False)


def newest_first(rows: Mapping[str, Row], pool: Collection[str]) -> list[str]:
    """By day of posting, those without one last."""
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(sorted(pool), key=lambda key: rows[key].posted_at or never, reverse=True)


def by_chance(judged: Mapping[str, Judgement], seed: str) -> Figures:
    """The mean of many shuffles."""
    draw, pool = random.Random(seed), sorted(judged)  # noqa: S311 - an order, no secret
    return mean([figures(draw.sample(pool, len(pool)), judged) for _ in range(SHUFFLES)])


@dataclass(frozen=True, slots=True)
class Measured:
    """A profile with its judgements, its ranking by the program, and the figures of all orders by name."""

    name: str
    half: str
    judged: Mapping[str, Judgement]
    matches: Sequence[Match]
    orders: Mapping[str, Figures]


def measure(
    profiles: Mapping[str, Profile], judgements: Mapping[str, Mapping[str, Judgement]], rows: Mapping[str, Row]
) -> Iterator[Measured]:
    """All profiles, one by one."""
    wanted = sorted({key for judged in judgements.values() for key in judged})
    pool = candidates([rows[key] for key in wanted])
    search = Search(list(rows.values()))
    for name, judged in judgements.items():
        profile = profiles[name]
        matches = rank(profile, [pool[key] for key in judged], now=NOW)
        shown = _shown(matches)
        searched = search.order(words_of(profile), judged)
        orders = {
            "InternScout": figures(shown, judged),
            "BM25 of what it shows": figures([key for key in searched if key in {*shown}], judged),
            "BM25": figures(searched, judged),
            "newest first": figures(newest_first(rows, judged), judged),
            "by chance": by_chance(judged, name),
        }
        yield Measured(name, next(iter(judged.values())).half, judged, matches, orders)


def report(measured: Sequence[Measured]) -> Iterator[str]:
    """The lines to print: every dev profile, and the means of both halves."""
    head = f"{'':34}{'nDCG@10':>9}{f'barred in {TOP}':>14}{'hidden':>9}{'good hidden':>13}{'let through':>13}"
    for half in HALVES:
        some = [one for one in measured if one.half == half]
        if not some:
            continue
        pairs = sum(len(one.judged) for one in some)
        yield f"{half}: {len(some)} profiles, {pairs} judgements"
        yield head
        for order in some[0].orders:
            yield _line(f"mean, {order}", mean([one.orders[order] for one in some]))
        yield f"most barred in the top {TOP} of a profile: {max(one.orders['InternScout'].ineligible for one in some)}"
        yield _marks(some)
        if half != KEPT:
            yield from (_line(f"  {one.name}, {order}", one.orders[order]) for one in some for order in _PRINTED)
        yield ""


_PRINTED = ("InternScout", "BM25")


def _line(name: str, found: Figures) -> str:
    return (
        f"{name:<34.34}{found.ndcg:>9.3f}{found.ineligible:>14.1f}{found.hidden:>9.1%}"
        f"{found.hidden_good:>13.1%}{found.let_through:>13.1%}"
    )


def _marks(some: Sequence[Measured]) -> str:
    """Of what is shown and fit: how often the program and the reader leave eligibility open, and agree on it."""
    both = [
        (found.verdict == "unknown", one.judged[found.candidate.id].eligible == "unknown")
        for one in some
        for found in one.matches
        if found.verdict != "no" and one.judged[found.candidate.id].eligible != "no"
    ]
    marked, left_open = (sum(pair[side] for pair in both) for side in (0, 1))
    alike = sum(by_program == by_reader for by_program, by_reader in both)
    return f"of {len(both)} shown and fit, marked as open: {marked}, by the reader: {left_open}, alike: {alike}"


def errors(one: Measured) -> Iterator[str]:
    """A profile's postings in the program's order: rank, verdict, score, then what the reader said, then the rules."""
    yield f"{'rank':>4} {'verdict':8}{'score':>6}  grade eligible  id"
    for place, found in enumerate(one.matches, start=1):
        said = one.judged[found.candidate.id]
        rules = ", ".join(f"{check.rule}: {check.why}" for check in found.checks if check.verdict != "yes")
        mark = "!" if (found.verdict == "no") != (said.eligible == "no") else " "
        verdict = f"{said.eligible} {said.rule}".strip()
        yield (
            f"{place:>4}{mark}{found.verdict:8}{found.score:>6.1f}  {said.grade}     {verdict:<20}"
            f"{found.candidate.id}  {said.note}  [{rules}]"
        )


def agreement(path: Path, by: str, judgements: Mapping[str, Mapping[str, Judgement]]) -> Iterator[str]:
    """How alike two readings of the same pairs are: of pairs drawn from all, and from those not barred."""
    again = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for drawn, among in (("any", "all"), ("open", "those not barred")):
        pairs = [(judgements[row["profile"]][row["id"]].grade, row["grade"]) for row in again if row["drawn"] == drawn]
        same = sum(first == second for first, second in pairs)
        yield f"{len(pairs)} pairs of {among} judged {by}: {same} with the same grade, kappa {kappa(pairs):.2f}"


def best_of_all(
    profiles: Mapping[str, Profile], judgements: Mapping[str, Mapping[str, Judgement]], rows: Mapping[str, Row]
) -> Iterator[str]:
    """Of the first halves and what is kept: how many of the best were judged, and how many of these are barred."""
    pool = candidates(list(rows.values()))
    worked_on = {
        rows[key].employer for judged in judgements.values() for key, one in judged.items() if one.half != KEPT
    }
    for half in ("dev", "final", KEPT):
        some = [pool[key] for key, row in rows.items() if (KEPT if row.employer not in worked_on else row.half) == half]
        tops = [
            [judged.get(key) for key in _shown(rank(profiles[name], some, now=NOW))[:TOP]]
            for name, judged in judgements.items()
            if next(iter(judged.values())).half == half
        ]
        known = [[one for one in top if one] for top in tops]
        barred = [sum(one.eligible == "no" for one in top) for top in known]
        yield (
            f"{half}: the best {TOP} of {len(some)} postings for each of {len(tops)} profiles: {sum(map(len, tops))}, "
            f"of them judged {sum(map(len, known))}, barred {sum(barred)}, most in one profile {max(barred, default=0)}"
        )


def _shown(matches: Sequence[Match]) -> list[str]:
    return [found.candidate.id for found in matches if found.verdict != "no"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", metavar="PROFILE")
    parser.add_argument("--all", action="store_true")
    asked = parser.parse_args()
    if not CORPUS.is_file():
        sys.stdout.write(f"skipped: no {CORPUS}; INTERNSCOUT_SHARED names the folder of corpus/postings.parquet\n")
        return
    judgements = {name: judged for file in FILES for name, judged in read_judgements(EVAL / file).items()}
    if asked.errors:
        judgements = {asked.errors: _open(judgements, asked.errors)}
    profiles = {name: load_profile(EVAL / "profiles" / f"{name}.toml") for name in judgements}
    rows = read_corpus(CORPUS, {key for judged in judgements.values() for key in judged})
    if asked.all:
        lines = best_of_all(profiles, judgements, rows)
    else:
        measured = list(measure(profiles, judgements, rows))
        twice = agreement(EVAL / "judgements_again.jsonl", "twice", judgements)
        both = agreement(EVAL / "judgements_fresh_second.jsonl", "by two readers", judgements)
        lines = errors(measured[0]) if asked.errors else chain(report(measured), twice, both)
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _open(judgements: Mapping[str, dict[str, Judgement]], name: str) -> dict[str, Judgement]:
    dev = sorted(name for name, judged in judgements.items() if next(iter(judged.values())).half != KEPT)
    if name not in dev:
        sys.exit(f"--errors {name}: must be a profile for development ({', '.join(dev)})")
    return judgements[name]


if __name__ == "__main__":
    main()
