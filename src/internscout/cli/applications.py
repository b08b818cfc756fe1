"""`internscout track`, `applications`: what the student did about a role, and what comes next."""

import argparse
from datetime import date
from pathlib import Path

from internscout.applications import funnel_of, next_step, render_funnel
from internscout.cli.output import counted, print_json, print_table, speaks_unicode
from internscout.cli.work import profile_of
from internscout.config import Profile, Settings, load_settings
from internscout.errors import UsageError
from internscout.model import Application, NextStep, Step
from internscout.visible import visible

_HEAD = ("status", "since", "title", "company", "posting", "next", "id")


def track(options: argparse.Namespace) -> int:
    """Note a step, or take the last one back."""
    settings, profile = load_settings(Path(options.config)), profile_of(options)
    from internscout.pipeline import applications as work  # noqa: PLC0415 - faults of the files show before DuckDB

    if options.undo:
        if options.status or options.note or options.on:
            raise UsageError("--undo takes the last step back, and nothing beside it: leave out status, note and date")
        step, left = work.undo(settings, profile, options.id)
        now = f"it is {left.status} now" if left else "it is not tracked any more"
        print(f"taken back: {_told(step)}; {now}")
        return 0
    if not options.status:
        raise UsageError("track needs a status: saved, applied, interview, offer, rejected or hidden (or --undo)")
    application, is_new = work.track(
        settings, profile, options.id, options.status, note=options.note.strip(), on=options.on
    )
    print(f"{'' if is_new else 'was noted already: '}{visible(application.title)} — {visible(application.company)}")
    print(f"  {_told(application.steps[-1])}")
    if application.status != options.status:
        print(f"  what you note now is older than that; the role stays {application.status}")
    if coming := _next(application, settings, profile):
        print(f"  next: {coming.why}")
    return 0


def _told(step: Step) -> str:
    """`applied on 2026-11-21: by mail to the lab`."""
    return f"{step.status} on {step.on}" + (f": {visible(step.note)}" if step.note else "")


def _next(application: Application, settings: Settings, profile: Profile) -> NextStep | None:
    from internscout.pipeline.applications import today  # noqa: PLC0415 - as above

    day, days = today(settings, profile), profile.digest.no_answer_days
    return next_step(application, today=day, no_answer_days=days)


def applications(options: argparse.Namespace) -> int:
    """List what is tracked; or its funnel; or take it out to a table, or in from one."""
    settings, profile = load_settings(Path(options.config)), profile_of(options)
    if options.action and not options.file:
        raise UsageError(f"applications {options.action} needs a file, such as applications.csv")
    if options.action == "export":
        return _export(settings, profile, Path(options.file))
    if options.action == "import":
        return _import(settings, profile, Path(options.file))
    from internscout.pipeline.published import open_published  # noqa: PLC0415 - as above

    with open_published(settings) as reader:
        found, others = reader.applications.of(profile.name), reader.applications.profiles()
    if options.funnel:
        return _funnel(found, settings, profile, as_json=options.json)
    chosen = [one for one in found if options.all or one.status not in ("hidden", "rejected")]
    shown = sorted(((one, _next(one, settings, profile)) for one in chosen), key=_order)
    if options.json:
        print_json([_record(one, step) for one, step in shown])
        return 0
    if not found:
        print(_nothing(profile, [name for name in others if name != profile.name]))
        return 0
    print_table(_HEAD, [_row(one, step) for one, step in shown], limits={"title": 50, "company": 25, "next": 80})
    rest = len(found) - len(shown)
    print(f"{len(shown)} of {len(found)} shown" + (f"; {rest} rejected or hidden (--all shows them)" if rest else ""))
    return 0


def _order(pair: tuple[Application, NextStep | None]) -> tuple[date, str]:
    """What is due first comes first, what is not due at all last."""
    application, step = pair
    return (step and step.due) or date.max, application.posting_id


def _nothing(profile: Profile, others: list[str]) -> str:
    """What to do when nothing is tracked; a profile that got another name is the likeliest reason where others have."""
    if others:
        return (
            f"nothing is tracked for {profile.name!r}, but for {', '.join(map(repr, others))}: if that is you, put "
            "that name into the profile, or export there and import here"
        )
    return "nothing is tracked yet: `internscout track ID saved`, with an id of `internscout list`"


def _row(one: Application, step: NextStep | None) -> tuple[object, ...]:
    posting = f"closed {one.closed_on}" if one.closed_on else one.posting
    return one.status, one.since, one.title, one.company, posting, step.why if step else "", one.posting_id


def _record(one: Application, step: NextStep | None) -> dict[str, object]:
    return {
        "id": one.posting_id,
        "title": one.title,
        "company": one.company,
        "url": one.url,
        "status": one.status,
        "since": one.since,
        "posting": one.posting,
        "deadline": one.deadline,
        "closed_on": one.closed_on,
        "postings": one.postings,
        "steps": [{"status": s.status, "on": s.on, "note": s.note, "noted_at": s.noted_at} for s in one.steps],
        "next": step and {"due": step.due, "why": step.why},
    }


def _funnel(found: tuple[Application, ...], settings: Settings, profile: Profile, *, as_json: bool) -> int:
    from internscout.pipeline.applications import today  # noqa: PLC0415 - as above

    funnel = funnel_of(found, today=today(settings, profile))
    if not as_json:
        print(render_funnel(funnel, bar="█" if speaks_unicode() else "#"))
        return 0
    stages = [
        {
            "stage": stage.name,
            "reached": stage.reached,
            "share_of_stage_before": stage.share,
            "median_days_after_stage_before": stage.days,
            "timed": stage.timed,
            "rejected_after": stage.rejected,
        }
        for stage in funnel.stages
    ]
    weeks = [{"monday": week, "applied": count} for week, count in funnel.weeks]
    print_json({"stages": stages, "rejected": funnel.rejected, "weeks": weeks})
    return 0


def _export(settings: Settings, profile: Profile, path: Path) -> int:
    from internscout.pipeline.applications import export_table  # noqa: PLC0415 - as above

    count = export_table(settings, profile, path)
    print(f"{counted(count, 'step')}: {path}")
    return 0


def _import(settings: Settings, profile: Profile, path: Path) -> int:
    from internscout.pipeline.applications import import_table  # noqa: PLC0415 - as above

    held, added = import_table(settings, profile, path)
    print(f"{counted(added, 'step')} of {path} noted; already there: {held - added}")
    return 0
