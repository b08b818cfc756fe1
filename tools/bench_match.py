"""How fast many students are judged before many postings.

Postings are put together from what real ones ask for (of the corpus of INTERNSCOUT_SHARED or ../shared; without it, of
data/eval): skills of one, places of another, pay of a third, so that they are as varied and as full as real ones, and
many more. All of them are for students: most postings of a board are not, and are hidden by the first rules. A
student's profile is drawn from the vocabularies. Everything is seeded.

The limit beside it is numpy alone: as many known answers spread over as many postings, added, the best taken out.

Then the same out of a database: the postings stored and placed in roles, read, judged role by role; all digests of such
a run, told with reasons, rendered, entered into the outbox; and their files written.
"""

import json
import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from internscout import taxonomy
from internscout.config import Profile, Settings
from internscout.match.many import Pool
from internscout.match.many_roles import Wish
from internscout.match.market import rarity
from internscout.match.rules import RULES
from internscout.match.score import PARTS
from internscout.model import Board, BoardResult, Candidate, Fact, Json, Parsed, Posting
from internscout.parse import parse_all, parser_version
from internscout.pipeline import clock as clock_of_runs
from internscout.pipeline import run as steps
from internscout.pipeline.delivering import deliver, make_digests
from internscout.pipeline.folder import open_store
from internscout.pipeline.opened import Opened
from internscout.text import Document, build_document
from tools._bench import ROOT, SHARED, Clock, Figures, Ratio, Report, seconds, step, table

CORPUS = SHARED / "corpus/postings.parquet"
OWN = ROOT / "data/eval/own_docs.jsonl"
NOW = datetime(2026, 9, 1, 6, tzinfo=UTC)
READ, SHOWN, BOARDS = 3_000, 40, 100
RUN = "r1"
# What one real posting lends to one made-up one, together.
TOGETHER = (
    ("kind", "ml"),
    ("degrees", "graduation", "class_standing", "fields_of_study", "gpa_min", "experience_years_min"),
    ("languages", "frameworks", "maths"),
    ("areas",),
    ("salary", "hours_per_week", "duration"),
    ("start", "deadline"),
    ("locations", "workplace"),
    ("sponsorship", "citizenship", "work_authorization", "clearance", "export_control"),
    ("spoken_languages", "posting_language"),
)
_QUERY = """
    SELECT title, company, location, description
    FROM read_parquet($path) ORDER BY is_intern DESC, hash(id) LIMIT $most
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How many postings, and students before them."""

    postings: int
    profiles: int


SIZES = {"full": Size(100_000, 1_000), "quick": Size(2_000, 50)}


def documents() -> Iterator[tuple[str, str, Document]]:
    """(title, company, document) of real postings, or of those written for the project."""
    if CORPUS.is_file():
        found = duckdb.execute(_QUERY, {"path": str(CORPUS), "most": READ}).fetchall()
    else:
        rows = map(json.loads, OWN.read_text(encoding="utf-8").splitlines())
        found = [tuple(row.get(key) for key in ("title", "company", "location", "description")) for row in rows]
    for title, company, location, text in found:
        built = build_document(title=title or "", description=text or "", location=location or "")
        yield title or "", company or "", built


def candidates(count: int) -> Iterator[Candidate]:
    """Postings for students, made as they are asked for."""
    real = list(documents())
    parsed = parse_all([document for _, _, document in real])
    asks = [one.requirements for one in parsed]
    students = [one for one in asks if one["kind"] in ("internship", "coop", "working_student", "thesis", "fellowship")]
    chance = random.Random(1)  # noqa: S311 - postings, not secrets
    for number in range(count):
        drawn: dict[str, Json] = {}
        for place, keys in enumerate(TOGETHER):
            lender = chance.choice(students if place < 2 else asks)
            drawn |= {key: lender.get(key) for key in keys}
        title, company, _ = chance.choice(real)
        lent = chance.choice(parsed)
        title_areas = (Fact("areas", area, "", 0, 0, "made") for area in _some(drawn["areas"], chance))
        seen = NOW - timedelta(hours=chance.randrange(24 * 60))
        yield Candidate(
            id=f"made:{number % 997}:{number}",
            source="made",
            board=f"made:{number % 997}",
            title=title,
            company=company,
            url="",
            location="",
            posted_at=seen if chance.random() < 0.8 else None,
            first_seen=seen,
            changed_at=seen,
            apply_by=None,
            thin=False,
            requirements=drawn,
            facts=(*title_areas, *(fact for fact in lent.facts if fact.field != "areas")),
            text=lent.text,
        )


def _some(areas: Json, chance: random.Random) -> list[str]:
    """The areas that a title names: mostly none."""
    named = [area for area in areas if isinstance(area, str)] if isinstance(areas, list) else []
    return named[:1] if chance.random() < 0.2 else []


def profiles(count: int) -> Iterator[Profile]:
    """Students of many kinds."""
    chance = random.Random(2)  # noqa: S311 - students, not secrets
    for number in range(count):
        yield Profile.model_validate(_student(number, chance))


def _student(number: int, chance: random.Random) -> dict[str, Any]:
    """One profile's tables: who knows what by how usual it is, one in ten with words or companies."""

    def of(vocabulary: str, most: int) -> list[str]:
        ids = sorted(taxonomy.names(vocabulary), key=lambda name: (rarity().get(name, 50), name))
        return sorted({ids[min(int(chance.paretovariate(0.5)) - 1, len(ids) - 1)] for _ in range(most)})

    def rarely(value: Any, share: float = 0.1) -> Any:
        return value if chance.random() < share else []

    home = chance.choices(["US", "DE", "IN", "GB", "CA", "NL", "FR"], [8, 2, 2, 1, 1, 1, 1])[0]
    skills = {name: of(name, 8) for name in ("languages", "frameworks", "areas", "maths")}
    year = chance.choice([2027, 2028, 2029])
    terms = [f"{chance.choice(['summer', 'fall', 'spring'])} 2027"]
    city = {"US": "Boston, MA", "DE": "Munich", "IN": "Bengaluru", "GB": "London"}.get(home)
    near = {"cities": [city], "radius_km": chance.choice([0, 50, 100])} if city else {"countries": [home]}
    return {
        "name": f"student {number}",
        "study": {
            "level": chance.choice(["bachelor", "bachelor", "master", "master", "phd"]),
            "graduation": f"{year}-06",
            "fields": of("fields_of_study", 2),
            "gpa": round(chance.uniform(2.8, 4), 1),
        },
        "skills": {**skills, "strong": skills["languages"][:1], "learning": rarely(skills["frameworks"][:2], 0.5)},
        "places": chance.choice([{}, {"countries": [home]}, {"countries": [home, "CH"], "remote": False}, near]),
        "work": {"authorised": [home], "citizenships": rarely([home], 0.8), "spoken_languages": ["en"]},
        "wanted": {
            "terms": rarely(terms, 0.3),
            "pay_hourly_min": chance.choice([None, None, 15, 20, 25, 30]),
            "weeks_min": chance.choice([None, None, 8, 10, 12]),
            "companies": rarely(["Northlight", "Acme", f"Company {number}"]),
            "words": rarely(["compiler", "protein", f"word{number}"], 0.05),
            "words_never": rarely(["unpaid", "night shift", "commission"]),
        },
        "rules": chance.choice([{}, {}, {}, {"pay": "hide"}, {"degree": "hide", "place": "hide"}]),
    }


def judge(postings: int, students: int) -> Figures:
    """Seconds and CPU seconds for the students, and with `pool` before them for the pool."""
    made, everyone = list(candidates(postings)), list(profiles(students))
    words = {word for one in everyone for word in (*one.wanted.words, *one.wanted.words_never)}
    with Clock() as pooling:
        pool = Pool(made, now=NOW, words=words)
    with Clock() as judging:
        shown = sum(pool.judge(student, limit=SHOWN).count for student in everyone)
    pooled = {f"pool {name}": figure for name, figure in pooling.figures.items()}
    return judging.figures | pooled | {"shown": shown / students}


def alone(postings: int, students: int) -> Figures:
    """The same for numpy, to which every answer is known."""
    chance = np.random.default_rng(1)
    slices = [chance.integers(0, 1_000, postings) for _ in range(len(RULES) + len(PARTS))]
    table_of_answers = chance.integers(0, 100, 1_000)
    with Clock() as clock:
        for _ in range(students):
            total = np.zeros(postings, np.int64)
            for each in slices:
                total += table_of_answers[each]
            np.argpartition(total, SHOWN)
    return clock.figures


def filled(folder: str, postings: int) -> Figures:
    """Write the working file that the next three read."""
    with Clock() as clock:
        _fill(Path(folder), postings)
    return clock.figures


def matched(folder: str, students: int) -> Figures:
    """What reading all that is open takes, and with `judging` what judging all roles for the students takes then."""
    at, everyone = clock_of_runs.now(), list(profiles(students))
    with open_store(_settings(folder)) as store, Clock() as clock:
        roles = Opened(store.openings, everyone, at).roles
    wish = Wish(0, at.date() + timedelta(days=7), SHOWN)
    with Clock() as judging:
        fitting = sum(len(roles.judge(student, wish, kinds=student.wanted.kinds).fitting) for student in everyone)
    judged = {f"judging {name}": figure for name, figure in judging.figures.items()}
    return clock.figures | judged | {"named": fitting / students}


def told(folder: str, students: int) -> Figures:
    """What the whole run of all digests takes: read, judged, told with reasons, rendered, entered into the outbox."""
    everyone = list(profiles(students))
    with Clock() as clock:
        made = make_digests(_settings(folder), everyone, RUN, again=True)
    return clock.figures | {"made": len(made.made)}


def handed_over(folder: str) -> Figures:
    """What writing them to their files takes, each noted in the outbox before and after."""
    with Clock() as clock:
        sent = deliver(_settings(folder), RUN)
    return clock.figures | {"sent": len(sent)}


def _settings(folder: str) -> Settings:
    return Settings.model_validate({"data_dir": folder})


def _fill(folder: Path, postings: int) -> None:
    """A working file that holds the postings, a hundred boards of them, in their roles."""
    at = clock_of_runs.now()
    found: dict[str, tuple[list[Posting], dict[str, Parsed]]] = {}
    for number, one in enumerate(candidates(postings)):
        board = Board("greenhouse", f"b{number % BOARDS}", f"Company {number % BOARDS}")
        made = Posting(board, str(number), one.title, f"https://jobs.example/{number}", one.company, posted_at=at)
        of_board, read = found.setdefault(board.token, ([], {}))
        of_board.append(made)
        read[made.id] = Parsed(one.requirements, one.facts, one.text, parser_version())
    with open_store(_settings(str(folder))) as store:
        store.begin_run(RUN, started_at=at, program_version="1", parser_version=parser_version(), boards=BOARDS)
        for some, read in found.values():
            result = BoardResult(some[0].board, tuple(some), complete=True, requests=1, listing="x")
            store.save_boards(RUN, [result], read, seen_at=at)
    steps.finish(_settings(str(folder)), RUN)


def report(size: Size) -> Report:
    """The section of the page."""
    bare, ours = (step(function, size.postings, size.profiles) for function in (alone, judge))
    with tempfile.TemporaryDirectory() as folder:
        step(filled, folder, size.postings)
        read, run = (step(function, folder, size.profiles) for function in (matched, told))
        sent = step(handed_over, folder)
    text = (
        f"{size.profiles:,} students before {size.postings:,} postings for students, the best {SHOWN} of each, numpy "
        f"{np.__version__}; {ours['shown']:,.0f} postings come into question for a student, {read['named']:,.0f} roles "
        "are told. The first three are of postings in memory, the others of a working file."
    )
    rows = [
        ["numpy alone, to which every answer is known", *seconds(bare)],
        ["the pool", *_part(ours, "pool"), ""],
        ["judging", *seconds(ours)],
        ["reading what is open into a pool", *_part(read), ""],
        ["judging all roles", *_part(read, "judging"), f"{read['memory']:,.0f}"],
        [f"all of a run up to {run['made']:,.0f} digests owed", *seconds(run)],
        [f"{sent['sent']:,.0f} files written", *seconds(sent)],
    ]
    ratio = Ratio("judging : numpy to which every answer is known, CPU seconds", f"{ours['cpu'] / bare['cpu']:.1f}")
    shown = table(["what", "seconds", "CPU seconds", "memory, MB"], rows)
    return Report(f"{text}\n\n{shown}", (ratio, *_ratios(size, read, run, sent)))


def _part(figures: Figures, name: str = "") -> list[str]:
    """Two cells: seconds and CPU seconds of a part of a step."""
    return [f"{figures[f'{name} {key}'.strip()]:.2f}" for key in ("seconds", "cpu")]


def _ratios(size: Size, read: Figures, run: Figures, sent: Figures) -> Iterator[Ratio]:
    """What the whole of it takes, beside what was aimed at."""
    many = f"{size.profiles:,} students, {size.postings:,} postings"
    matching = {key: read[key] + read[f"judging {key}"] for key in ("seconds", "cpu")}
    yield Ratio(f"{many}: matching out of the database", f"{matching['seconds']:.0f} s", "60 s")
    yield Ratio(f"{many}: most memory of it", f"{read['memory']:,.0f} MB", "1,500 MB")
    yield Ratio(f"{many}: all of a run, to files written", f"{run['seconds'] + sent['seconds']:.0f} s")
    yield Ratio(f"{many}: most memory of that", f"{max(run['memory'], sent['memory']):,.0f} MB", "1,500 MB")
    yield Ratio("all of a run up to digests owed : matching, CPU seconds", f"{run['cpu'] / matching['cpu']:.1f}")
