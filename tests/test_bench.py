"""The house of the benches: sections and ratios of the page, and a step in a process of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass

import pytest

from tools import bench
from tools._bench import PAGE, Clock, Figures, Memory, Ratio, Report, put, step, table

MEGABYTES = 400  # more than any process of these tests takes by itself
SECONDS = 0.2  # of a processor that a child takes
HOLDING = f"kept = b'x' * {MEGABYTES}_000_000; print('here', flush=True); input()"
HOLDING_TWICE = f"""\
import subprocess, sys
kept = b"x" * {MEGABYTES}_000_000
with subprocess.Popen([sys.executable, "-c", {HOLDING!r}], stdin=-1, stdout=-1, text=True) as child:
    print(child.stdout.readline(), end="", flush=True)
    child.communicate(input() + "\\n")
"""
BARE = """# Page
<!-- ratios: begin -->
<!-- ratios: end -->
<!-- store: begin -->
old
<!-- store: end -->
between
<!-- match: begin -->
<!-- match: end -->
"""


def report(text: str, *figures: str) -> Report:
    return Report(text, tuple(Ratio(f"ratio {number}", figure, "2") for number, figure in enumerate(figures)))


def process_and_child(hold: int) -> Figures:
    work = f"while time.process_time() < {SECONDS}: pass"  # a clock that counts ticks sees nothing of less
    code = f"import sys, time\n{work}\nkept = b'x' * {hold}; sys.exit(len(kept) != {hold})"
    with Clock() as clock:
        subprocess.run([sys.executable, "-c", code], check=True)
    return {"process": os.getpid(), **clock.figures}


def broken() -> Figures:
    raise SystemExit(3)


def test_a_section_is_replaced_and_nothing_else() -> None:
    page = put(BARE, "store", report("new"), "Today.")
    assert "<!-- store: begin -->\nToday.\n\nnew\n<!-- store: end -->\nbetween\n" in page
    assert "old" not in page
    assert put(page, "store", report("new"), "Today.") == page


def test_ratios_of_a_part_replace_its_former_ones_alone() -> None:
    page = put(BARE, "store", report("", "1.5", "1.6"), "")
    page = put(page, "match", report("", "9"), "")
    page = put(page, "store", report("", "1.4"), "")
    assert page.split("<!-- ratios: begin -->\n")[1].split("\n<!-- ratios")[0].splitlines() == [
        "| part | ratio | measured | aim |",
        "|---|---|---|---|",
        "| match | ratio 0 | 9 | 2 |",
        "| store | ratio 0 | 1.4 | 2 |",
    ]


def test_a_page_without_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="lake: begin"):
        put(BARE, "lake", report("new"), "Today.")


def test_the_page_has_a_place_for_every_part() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for part in bench.PARTS:
        page = put(page, part, report(f"here is {part}"), "")
        assert f"here is {part}" in page


def test_a_step_is_a_process_of_its_own_whose_children_count() -> None:
    little, much = step(process_and_child, 1), step(process_and_child, MEGABYTES * 1_000_000)
    assert little["process"] != os.getpid()
    assert little["memory"] < MEGABYTES < much["memory"]
    assert little["cpu"] > SECONDS / 2  # that of the child, as this process only waited


def test_memory_is_that_of_all_processes_together() -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDING_TWICE], stdin=-1, stdout=-1, text=True) as both:
        assert both.stdout is not None
        assert both.stdout.readline() == "here\n"
        with Memory(both.pid) as memory:
            memory.look()
        both.communicate("\n")
    assert memory.most > 2 * MEGABYTES * 1_000_000


def test_a_step_that_fails_is_no_figure() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        step(broken)


@dataclass(frozen=True)
class Size:
    postings: int
    boards: int


def test_a_size_is_changed_where_a_part_has_it() -> None:
    assert bench.sized(Size(1, 2), {"boards": 7, "profiles": 9}) == Size(1, 7)


def test_a_table_has_a_line_a_row() -> None:
    assert table(["a", "b"], [["1", "2"]]) == "| a | b |\n|---|---|\n| 1 | 2 |"
