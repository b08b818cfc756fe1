"""How fast many students are judged before many postings.

Postings are put together from what real ones ask for (of the corpus of INTERNSCOUT_SHARED or ../shared; without it, of
data/eval): skills of one, places of another, pay of a third, so that they are as varied and as full as real ones, and
many more. All of them are for students: most postings of a board are not, and are hidden by the first rules. A
student's profile is drawn from the vocabularies. Everything is seeded.

The limit beside it is numpy alone: as many known answers spread over as many postings, added, the best taken out. There
are also all digests made of a working file of these postings: read, judged, told with reasons, rendered, entered.
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
from internscout.match.market import rarity
from internscout.match.rules import RULES
from internscout.match.score import PARTS
from internscout.model import Board, BoardResult, Candidate, Fact, Json, Parsed, Posting
from internscout.parse import parse_all, parser_version
from internscout.pipeline import clock as clock_of_runs
from internscout.pipeline.delivering import make_digests
from internscout.pipeline.folder import open_store
from internscout.text import Document, build_document
from tools._bench import ROOT, SHARED, Clock, Figures, Ratio, Report, seconds, step, table

CORPUS = SHARED / "corpus/postings.parquet"
OWN = ROOT / "data/eval/own_docs.jsonl"
NOW = datetime(2026, 9, 1, 6, tzinfo=UTC)
READ, SHOWN, BOARDS = 3_000, 40, 100
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


def digests(postings: int, students: int) -> Figures:
    """The same for the digests of these postings and students; filling the working file is not counted."""
    with tempfile.TemporaryDirectory() as name:
        settings = _filled(Path(name), postings)
        everyone = list(profiles(students))
        with Clock() as clock:
            made = make_digests(settings, everyone, "r1", again=True)
    return clock.figures | {"made": len(made.made)}


def _filled(folder: Path, postings: int) -> Settings:
    """A data folder whose working file holds the postings, a hundred boards of them."""
    settings = Settings.model_validate({"data_dir": folder})
    at = clock_of_runs.now()
    found: dict[str, tuple[list[Posting], dict[str, Parsed]]] = {}
    for number, one in enumerate(candidates(postings)):
        board = Board("greenhouse", f"b{number % BOARDS}", f"Company {number % BOARDS}")
        made = Posting(board, str(number), one.title, f"https://jobs.example/{number}", one.company, posted_at=at)
        of_board, read = found.setdefault(board.token, ([], {}))
        of_board.append(made)
        read[made.id] = Parsed(one.requirements, one.facts, one.text, parser_version())
    with open_store(settings) as store:
        store.begin_run("r1", started_at=at, program_version="1", parser_version=parser_version(), boards=BOARDS)
        for some, read in found.values():
            result = BoardResult(some[0].board, tuple(some), complete=True, requests=1, listing="x")
            store.save_boards("r1", [result], read, seen_at=at)
        store.finish_run("r1", finished_at=at, status="ok")
    return settings


def report(size: Size) -> Report:
    """The section of the page."""
    bare, ours, told = (step(function, size.postings, size.profiles) for function in (alone, judge, digests))
    text = (
        f"{size.profiles:,} students before {size.postings:,} postings for students, the best {SHOWN} of each, one "
        f"process, numpy {np.__version__}; {ours['shown']:,.0f} postings come into question for a student."
    )
    pool = [f"{ours['pool seconds']:.2f}", f"{ours['pool cpu']:.2f}", ""]
    rows = [["numpy alone", *seconds(bare)], ["the pool", *pool], ["judging", *seconds(ours)]]
    rows.append([f"{told['made']:,.0f} digests", *seconds(told)])
    return Report(
        f"{text}\n\n{table(['what', 'seconds', 'CPU seconds', 'memory, MB'], rows)}",
        (
            Ratio("judging : numpy that knows every answer, CPU seconds", f"{ours['cpu'] / bare['cpu']:.1f}"),
            Ratio("all digests : judging them, CPU seconds", f"{told['cpu'] / (ours['cpu'] + ours['pool cpu']):.1f}"),
        ),
    )
