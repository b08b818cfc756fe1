"""A digest → Markdown, by the templates beside this file. Everything that a template prints is escaped."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from internscout.digest.markdown import code, escape, link
from internscout.digest.model import Digest, Entry, Section
from internscout.digest.programmes import length, standing, takes
from internscout.digest.wording import clipped
from internscout.model import BoardFailure

# Why postings are hidden, by the rule that they fail first, to be read after a number: "12 other kind of job".
HIDDEN = {
    "deadline": "closed",
    "company": "company you avoid",
    "words": "word you avoid",
    "kind": "other kind of job",
    "machine learning": "too little machine learning",
    "degree": "degree level",
    "enrolment": "enrolment",
    "graduation": "graduation date",
    "experience": "years of experience",
    "gpa": "GPA",
    "citizenship": "citizenship",
    "sponsorship": "no visa sponsorship",
    "spoken languages": "spoken language",
    "place": "place",
    "start": "start date",
    "duration": "duration",
    "pay": "pay",
}


def render(digest: Digest) -> str:
    """The whole digest as Markdown that reads well as plain text, too."""
    return _environment().get_template("digest.md.j2").render(digest=digest)


@cache
def _environment() -> Environment:
    environment = Environment(  # noqa: S701 - autoescape is for HTML; here `finalize` escapes all that is printed
        loader=PackageLoader("internscout.digest"),
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {"link": link, "code": code, "heading": heading, "days": days, "count": count}
    environment.globals |= {"reasons_hidden": reasons_hidden, "by_reason": by_reason, "nothing": nothing}
    environment.globals |= {"standing": standing, "takes": takes, "length": length}
    return environment


def heading(section: Section) -> str:
    """`Closing soon (3, 1 of them new)`, `New (12)`."""
    size = len(section.entries)
    if section.name == "new":
        return f"New ({size})"
    return f"Closing soon ({size}" + (f", {section.new} of them new)" if 0 < section.new < size else ")")


def days(entry: Entry) -> str:
    """How long one can still apply."""
    left = entry.days_left
    return "last day" if left == 0 else "1 day left" if left == 1 else f"{left} days left"


def count(number: int, one: str, many: str = "") -> str:
    """`1 board`, `1,200 boards`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def reasons_hidden(digest: Digest, limit: int = 4) -> str:
    """The most frequent reasons with their counts; they and "for other reasons" add up to all that is hidden."""
    named = [f"{number:,} {HIDDEN.get(rule, rule)}" for rule, number in digest.hidden[:limit]]
    rest = sum(number for _, number in digest.hidden[limit:])
    return ", ".join(named + ([f"{rest:,} for other reasons"] if rest else []))


def by_reason(failures: tuple[BoardFailure, ...]) -> list[tuple[str, str]]:
    """(reason, boards) of the boards that failed: one line a reason, every board named."""
    boards: dict[str, list[str]] = {}
    for failure in failures:
        name = f"{failure.company} ({failure.board})" if failure.company else failure.board
        boards.setdefault(clipped(failure.reason), []).append(name)
    return [(reason, ", ".join(names)) for reason, names in sorted(boards.items())]


def nothing(digest: Digest) -> str:
    """Why a digest is empty, in a sentence."""
    if not digest.total:
        failed, boards = len(digest.run.failures), digest.run.boards
        if not boards:
            return "no boards are configured, so nothing was read"
        return f"no open postings are stored; {failed} of {boards} boards failed" if failed else "no open postings yet"
    causes = {
        "was shown before": digest.shown_before,
        "is below your minimum score": digest.below_minimum,
        "is not eligible": digest.hidden_count,
    }
    return "every open posting " + " or ".join(cause for cause, number in causes.items() if number)
