"""What all formats say in the same words: the headline, headings, days left, changes, why there is nothing."""

from collections.abc import Iterator, Sequence

from internscout.digest import wording
from internscout.digest.model import Change, Digest, Entry, Gone, Section
from internscout.model import BoardFailure, NextStep

# Why roles are hidden, by the rule that they fail first, to be read after a number: "12 other kind of job".
HIDDEN = {
    "you": "hidden by you",
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
    "wording": "language of the posting",
    "place": "place",
    "start": "start date",
    "duration": "duration",
    "hours": "hours a week",
    "pay": "pay",
}
_RULES = {"gpa": "GPA", "wording": "language of the posting"}
HEADINGS = {"closing_soon": "Closing soon", "reopened": "Open again", "changed": "Changed", "new": "New"}
# What stands under a heading, where it does not say all.
CLOSED = "Shown to you or tracked, and closed since, as far as is known."
NOTES = {
    "new": "In no digest before, best fit first.",
    "changed": "Shown to you before, and different now.",
    "reopened": "Closed before; you can apply again.",
}
_TITLE = 90
_NAMES = 12
# How the matcher marks a skill that is wished for, not asked for.
_PREFERRED = " (preferred)"
# How many boards and reasons a mail names; `status` and the Markdown file name all.
_BOARDS = 8


def title(digest: Digest) -> str:
    """`Internships for Ada, Sun 1 Feb 2026`."""
    day = digest.created_at.date()
    return f"Internships for {digest.profile}, {wording.day(day, day)} {day.year}"


def subject(digest: Digest) -> str:
    """One line for the subject of a mail or the title of a message: `2 closing soon, 4 new – Internships for Ada`.

    Nothing that a posting says is in it.
    """
    known = (HEADINGS["changed"].lower(), HEADINGS["reopened"].lower())
    counts = [f"{number:,} {words}" for number, words in sorted(_counts(digest), key=lambda one: one[1] in known)]
    return f"{', '.join(counts[:3]) or 'nothing new'} – Internships for {digest.profile}"


def headline(digest: Digest) -> list[str]:
    """`2 closing soon (1 new)`, `4 new`, `1 changed` …: one for each part of the body, in its order."""
    new = digest.closing_soon.new
    marked = f" ({new} new)" if new else ""
    return [f"{number:,} {words}{marked if words == 'closing soon' else ''}" for number, words in _counts(digest)]


def _counts(digest: Digest) -> Iterator[tuple[int, str]]:
    """How much of what is in the body, in its order; nothing of what is not."""
    steps, programmes = len(digest.steps), len(digest.programmes)
    counted = [(steps, "next step" if steps == 1 else "next steps")]
    counted += [(len(section.entries), HEADINGS[section.name].lower()) for section in digest.sections]
    counted += [(len(digest.closed), "closed"), (programmes, "programme" if programmes == 1 else "programmes")]
    return ((number, words) for number, words in counted if number)


def heading(section: Section) -> str:
    """`Closing soon (3, 1 of them new)`, `New (12)`."""
    size = len(section.entries)
    new = f", {section.new} of them new" if section.name != "new" and 0 < section.new < size else ""
    return f"{HEADINGS[section.name]} ({size}{new})"


def note(section: Section, digest: Digest) -> str:
    """What stands under a heading."""
    if section.name == "closing_soon":
        return f"Last day to apply within {count(digest.closing_soon_days, 'day')}, nearest first."
    return NOTES[section.name]


def short(text: str, limit: int = _TITLE) -> str:
    """A title of others at a length that a phone shows; the whole is in the JSON and behind the link."""
    return wording.clipped(text, limit)


def company(one: Entry | Gone | NextStep) -> str:
    """The employer's name at a length that a phone shows."""
    return short(one.company) or "company not stated"


def days(entry: Entry) -> str:
    """How long one can still apply."""
    left = entry.days_left
    return "last day today" if left == 0 else "1 day left" if left == 1 else f"{left} days left"


def pay(entry: Entry) -> str:
    """`€1,800 / month (≈ $12 / hour)`: as stated, and what that comes to."""
    return short(f"{entry.pay} (≈ {entry.pay_compared})" if entry.pay and entry.pay_compared else entry.pay)


def where(entry: Entry) -> str:
    """`Zurich, CH · Basel, CH · and 2 more · hybrid`."""
    named, more = entry.places[:3], len(entry.places) - 3
    parts = [wording.clipped(place, 60) for place in named]
    parts += [f"and {more} more"] if more > 0 else []
    return " · ".join([*parts, *([short(entry.workplace)] if entry.workplace else [])]) or "place not stated"


def terms(entry: Entry) -> str:
    """`$45–60 / hour · Summer 2026 · 12–16 weeks · 20 hours a week`."""
    return " · ".join(part for part in (pay(entry), times(entry)) if part)


def times(entry: Entry) -> str:
    """`Summer 2026 · 12–16 weeks · 20 hours a week`."""
    return " · ".join(short(part) for part in (entry.start, entry.duration, entry.hours) if part)


def change(one: Change) -> str:
    """`pay: $30 / hour → $40 / hour`."""
    sure = "" if one.sure else " (changed, or read better than before)"
    before, after = (wording.clipped(text, 80) or "not stated" for text in (one.before, one.after))
    return f"{one.what}: {before} → {after}{sure}"


def reasons(entry: Entry, *, quoted: bool = False) -> str:
    """`Speech and audio · machine learning: the main work`; with the quotes where they say more."""
    told = (
        f"{'' if one.part == 'areas' else f'{one.part}: '}{proved(one.why, one.quote if quoted else '', 110)}"
        for one in entry.reasons
    )
    return " · ".join(told) or "too little is stated to tell why"


def proved(said: str, quote: str, limit: int = 160) -> str:
    """`what is said – “the posting's own words”`; without a quote what is said alone."""
    said = wording.clipped(said, 200)
    return f"{said} – “{wording.clipped(quote, limit)}”" if quote else said


def obstacles(entry: Entry) -> str:
    """`citizenship: only US citizens – “…”`: why a role fits no more."""
    return "; ".join(f"{rule(check.rule)}: {proved(check.why, check.quote)}" for check in entry.obstacles)


def rule(name: str) -> str:
    """A rule of the matcher as people write it."""
    return _RULES.get(name, name)


def meets(entry: Entry) -> str:
    """`degree, GPA, place`: the rules that the student is known to meet."""
    return ", ".join(map(rule, entry.met))


def several(names: Sequence[str], between: str = "; ") -> str:
    """Names in a row, as many as a phone shows in some lines: `Python; C++; and 3 more`."""
    named = [wording.clipped(name, 60) for name in names[:_NAMES]]
    return between.join(named + ([f"and {len(names) - _NAMES} more"] if len(names) > _NAMES else []))


def lacking(entry: Entry) -> str:
    """`Rust or Go; Kubernetes`: what is asked for and not known."""
    return several([name for name in entry.skills_missing if not name.endswith(_PREFERRED)])


def helpful(entry: Entry) -> str:
    """`CUDA; Apache Spark or Ray`: what would be liked and is not known."""
    return several([name.removesuffix(_PREFERRED) for name in entry.skills_missing if name.endswith(_PREFERRED)])


def step_due(step: NextStep, digest: Digest) -> str:
    """`by Thu 5 Feb`; empty when it is bound to no day."""
    return f"by {wording.day(step.due, digest.created_at.date())}" if step.due else ""


def count(number: int, one: str, many: str = "") -> str:
    """`1 board`, `1,200 boards`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def reasons_hidden(digest: Digest, limit: int = 4) -> str:
    """The most frequent reasons with their counts; they and "for other reasons" add up to all that is hidden."""
    named = [f"{number:,} {_hidden(name)}" for name, number in digest.hidden[:limit]]
    rest = sum(number for _, number in digest.hidden[limit:])
    return ", ".join(named + ([f"{rest:,} for other reasons"] if rest else []))


def _hidden(rule: str) -> str:
    """A rule, or a rule and what the matcher says of it (`pay, not stated`), in words."""
    name, comma, more = rule.partition(",")
    return f"{HIDDEN.get(name, name)}{comma}{more}"


def by_reason(failures: tuple[BoardFailure, ...], limit: int | None = None) -> list[tuple[str, str]]:
    """(reason, boards) of the boards that failed: one line a reason; every board is named, or `limit` of each."""
    boards: dict[str, list[str]] = {}
    for failure in failures:
        name = f"{short(failure.company)} ({short(failure.board)})" if failure.company else short(failure.board)
        boards.setdefault(wording.clipped(failure.reason), []).append(name)
    return [(reason, _named(names, limit)) for reason, names in sorted(boards.items())]


def _named(names: list[str], limit: int | None) -> str:
    shown = names[:limit]
    return ", ".join(shown) + (f" and {len(names) - len(shown):,} more" if len(names) > len(shown) else "")


def nothing(digest: Digest) -> str:
    """Why a digest is empty, in a sentence."""
    if not digest.total:
        failed, boards = len(digest.run.failures), digest.run.boards
        if not boards:
            return "no boards are configured, so nothing was read"
        return f"no open postings are stored; {failed} of {boards} boards failed" if failed else "no open postings yet"
    causes = {
        "was shown before": digest.shown_before,
        "is under way": digest.elsewhere,
        "is below your minimum score": digest.below_minimum,
        "is hidden": digest.hidden_count,
    }
    return "every open role " + " or ".join(cause for cause, number in causes.items() if number)


def left_out(digest: Digest) -> list[str]:
    """What is open and not told, with the counts."""
    lines = []
    if digest.hidden:
        lines.append(f"Hidden: {digest.hidden_count:,} ({reasons_hidden(digest)}).")
    if digest.shown_before:
        lines.append(f"Shown before and still open: {digest.shown_before:,}.")
    if digest.elsewhere:
        lines.append(f"Applied for, and still open: {digest.elsewhere:,}.")
    if digest.below_minimum:
        lines.append(f"Below your minimum score of {digest.minimum:g}: {digest.below_minimum:,}.")
    return lines


def not_delivered(digest: Digest) -> list[str]:
    """Which deliveries do not work; not who gets nothing by them, because others read this."""
    return [
        f"Not delivered by {name}: {count(number, 'earlier digest')}; why: internscout outbox."
        for name, number in digest.undelivered
    ]


def footer(digest: Digest) -> list[str]:
    """What is not told, when the boards were read, and which were not, in the length of a mail."""
    run, lines = digest.run, left_out(digest)
    if run.finished_at:
        lines.append(f"Boards read {run.finished_at:%Y-%m-%d %H:%M} UTC: {run.boards_read:,} of {run.boards:,}.")
    else:
        lines.append(f"The run that began {run.started_at:%Y-%m-%d %H:%M} UTC did not end; this is what it had read.")
    for boards, told in ((run.failures, "failed"), (run.doubts, "not read whole")):
        if boards:
            reasons = by_reason(boards, _BOARDS)
            named = "; ".join(f"{reason}: {names}" for reason, names in reasons[:_BOARDS])
            more = f"; and for {len(reasons) - _BOARDS} more reasons" if len(reasons) > _BOARDS else ""
            lines.append(f"{count(len(boards), 'board')} {told} (all: internscout status). {named}{more}.")
    if run.row_faults:
        lines.append(f"{count(run.row_faults, 'posting')} could not be read, or not in full.")
    return lines + not_delivered(digest)
