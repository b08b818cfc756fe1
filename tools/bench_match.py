"""How fast many students are judged before many postings; writes its figures into docs/benchmarks.md.

    tools/bench_match.py docs/benchmarks.md [--postings 100000] [--profiles 1000]

Postings are put together from what real ones ask for (of the corpus of INTERNSCOUT_SHARED or ../shared; without it, of
data/eval): skills of one, places of another, pay of a third, so that they are as varied and as full as real ones, and
many more. All of them are for students: most postings of a board are not, and are hidden by the first rules. A
student's profile is drawn from the vocabularies. Everything is seeded. Both steps are processes of their own.

The limit beside it is numpy alone: as many known answers spread over as many postings, added, the best taken out.
"""

import argparse
import json
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import numpy as np

from internscout import taxonomy
from internscout.config import Profile
from internscout.match.many import Pool
from internscout.match.market import rarity
from internscout.match.rules import RULES
from internscout.match.score import PARTS
from internscout.model import Candidate, Fact, Json
from internscout.parse import parse_all
from internscout.text import Document, build_document

ROOT = Path(__file__).parents[1]
CORPUS = Path(os.environ.get("INTERNSCOUT_SHARED", ROOT.parent / "shared")) / "corpus" / "postings.parquet"
OWN = ROOT / "data" / "eval" / "own_docs.jsonl"
BEGIN, END = "<!-- match: begin -->", "<!-- match: end -->"
NOW = datetime(2026, 9, 1, 6, tzinfo=UTC)
STEPS = ("numpy alone", "judge")
READ, SHOWN = 3_000, 40
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


def candidates(count: int, texts: list[str]) -> Iterator[Candidate]:
    """Postings for students, made as they are asked for; `texts` is filled with what they may say."""
    real = list(documents())
    parsed = parse_all([document for _, _, document in real])
    texts += [one.text for one in parsed]
    asks = [one.requirements for one in parsed]
    students = [one for one in asks if one["kind"] in ("internship", "coop", "working_student", "thesis", "fellowship")]
    chance = random.Random(1)  # noqa: S311 - postings, not secrets
    for number in range(count):
        drawn: dict[str, Json] = {}
        for place, keys in enumerate(TOGETHER):
            lender = chance.choice(students if place < 2 else asks)
            drawn |= {key: lender.get(key) for key in keys}
        title, company, _ = chance.choice(real)
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
            facts=tuple(Fact("areas", area, "", 0, 0, "made") for area in _some(drawn["areas"], chance)),
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


def judge(postings: int, students: int) -> tuple[float, float, float, float]:
    """Seconds of the clock and the processor for the pool, then for the students."""
    texts: list[str] = []
    made = list(candidates(postings, texts))
    everyone = list(profiles(students))
    clock, cpu = time.perf_counter(), time.process_time()
    pool = Pool(made, now=NOW, texts=lambda name: texts[int(name.rpartition(":")[2]) % len(texts)])
    pooled, pooled_cpu = time.perf_counter() - clock, time.process_time() - cpu
    clock, cpu = time.perf_counter(), time.process_time()
    shown = sum(pool.judge(student, limit=SHOWN).count for student in everyone)
    sys.stderr.write(f"{shown / students:,.0f} postings shown to a student\n")
    return pooled, pooled_cpu, time.perf_counter() - clock, time.process_time() - cpu


def alone(postings: int, students: int) -> tuple[float, float, float, float]:
    """The same for numpy, to which every answer is known."""
    chance = np.random.default_rng(1)
    slices = [chance.integers(0, 1_000, postings) for _ in range(len(RULES) + len(PARTS))]
    table = chance.integers(0, 100, 1_000)
    clock, cpu = time.perf_counter(), time.process_time()
    for _ in range(students):
        total = np.zeros(postings, np.int64)
        for each in slices:
            total += table[each]
        np.argpartition(total, SHOWN)
    return 0.0, 0.0, time.perf_counter() - clock, time.process_time() - cpu


def measured(postings: int, students: int) -> str:
    """The section of the page."""
    lines = [
        f"Run of {datetime.now(UTC):%Y-%m-%d}: {students:,} students before {postings:,} postings for students, the "
        f"best {SHOWN} of each, one process, Python {platform.python_version()}, numpy {np.__version__}, "
        f"{os.cpu_count()} cores; load {os.getloadavg()[0]:.1f} at the beginning.",
        "",
        "| what | seconds | processor seconds | memory, MB |",
        "|---|---|---|---|",
    ]
    for name in STEPS:
        command = [sys.executable, __file__, "--step", name]
        command += ["--postings", str(postings), "--profiles", str(students)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - ourselves
        pool, pool_cpu, seconds, cpu, memory = map(float, done.stdout.split())
        if name == "judge":
            lines.append(f"| the pool | {pool:.1f} | {pool_cpu:.1f} | |")
        lines.append(f"| {name} | {seconds:.1f} | {cpu:.1f} | {memory:.0f} |")
    return "\n".join([*lines, "", f"Load {os.getloadavg()[0]:.1f} at the end."])


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=ROOT / "docs/benchmarks.md", help="what holds the marks")
    parser.add_argument("--postings", type=int, default=100_000, metavar="N")
    parser.add_argument("--profiles", type=int, default=1_000, metavar="N")
    parser.add_argument("--step", choices=STEPS, help="only this, in this process")
    options = parser.parse_args()
    if options.step:
        times = (judge if options.step == "judge" else alone)(options.postings, options.profiles)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        sys.stdout.write(f"{' '.join(map(str, times))} {memory}\n")
        return 0
    report = measured(options.postings, options.profiles)
    sys.stdout.write(f"{report}\n")
    head, rest = options.file.read_text(encoding="utf-8").split(BEGIN)
    options.file.write_text(f"{head}{BEGIN}\n{report}\n{END}{rest.split(END)[1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
