"""`internscout why-not`, `tune`, `gap`, `tailor`, `prep`: what to do about what was found."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

from internscout.cli.look import find
from internscout.cli.output import print_json
from internscout.cli.work import profile_of
from internscout.config import Profile, load_settings
from internscout.match import READS, advice
from internscout.model import Candidate
from internscout.pipeline import clock
from internscout.pipeline.opened import pool_of
from internscout.pipeline.published import open_published

_Found = TypeVar("_Found")


def why_not(options: argparse.Namespace) -> int:
    """What hides or lowers one posting, and what would change that."""
    settings, profile = load_settings(Path(options.config)), profile_of(options)
    with open_published(settings) as reader:
        posting = find(reader, options.id)
        candidate = reader.candidate(posting["id"])
        notes = _notes(posting, reader.applications.statuses(profile.name))
    found = advice.why_not(profile, candidate, now=clock.now(), notes=notes, minimum=settings.digest.min_score)
    return _print(found, advice.tell_why_not, as_json=options.json)


def _notes(posting: Mapping[str, Any], tracked: Mapping[str, str]) -> list[str]:
    """Why it is in no list, whatever it asks for."""
    notes = []
    if posting["status"] == "closed":
        notes.append(f"closed since {posting['closed_at']:%Y-%m-%d}: {posting['close_reason']}")
    elif posting["status"] == "missing":
        notes.append("missing: the last whole listing of its board did not name it")
    if tracked.get(posting["id"]) == "hidden":
        notes.append(f"you hid it: `internscout track {posting['id']} --undo` shows it again")
    return notes


def tune(options: argparse.Namespace) -> int:
    """What each rule hides, and what would bring most back."""
    settings, profile = load_settings(Path(options.config)), profile_of(options)
    kinds = () if options.all else profile.wanted.kinds
    with open_published(settings) as reader:
        texts = bool(profile.wanted.words or profile.wanted.words_never)
        candidates = list(reader.openings.judged_by(READS, kinds, texts=texts))
        roles = reader.openings.roles([candidate.id for candidate in candidates])
        others = reader.openings.count_other_kinds(kinds)
    found = advice.tune(profile, candidates, now=clock.now(), role_of=_names(roles), others=others)
    return _print(found, advice.tell_tune, as_json=options.json)


def gap(options: argparse.Namespace) -> int:
    """Which skills stand between the student and how many roles."""
    settings, profile, now = load_settings(Path(options.config)), profile_of(options), clock.now()
    with open_published(settings) as reader:
        fitting = pool_of(reader.openings, [profile], now=now).judge(profile, kinds=profile.wanted.kinds).best
        candidates = reader.openings.candidates([one.id for one in fitting])
        roles = reader.openings.roles(candidates)
    found = advice.gap(profile, candidates.values(), now=now, role_of=_names(roles))
    return _print(found, lambda one: advice.tell_gap(one, limit=options.limit), as_json=options.json)


def _names(roles: Mapping[str, tuple[str, int]]) -> dict[str, str]:
    """The role of each posting, by id."""
    return {posting_id: role for posting_id, (role, _) in roles.items()}


def tailor(options: argparse.Namespace) -> int:
    """Which of the student's own to put first for one posting."""
    profile, candidate = _asked(options)
    found = advice.tailor(profile, candidate, now=clock.now())
    return _print(found, advice.tailor_markdown, as_json=options.json)


def prep(options: argparse.Namespace) -> int:
    """Topics and questions for the interviews of one posting."""
    profile, candidate = _asked(options)
    found = advice.prep(profile, candidate, now=clock.now(), everything=options.all)
    return _print(found, advice.prep_markdown, as_json=options.json)


def _asked(options: argparse.Namespace) -> tuple[Profile, Candidate]:
    settings, profile = load_settings(Path(options.config)), profile_of(options)
    with open_published(settings) as reader:
        return profile, reader.candidate(find(reader, options.id)["id"])


def _print(found: _Found, tell: Callable[[_Found], str], *, as_json: bool) -> int:
    if as_json:
        print_json(_plain(found))
    else:
        print(tell(found))
    return 0


def _plain(found: object) -> object:
    """As JSON has it: of the posting its name alone, for `show` has the rest."""
    if isinstance(found, Candidate):
        return {"id": found.id, "title": found.title, "company": found.company, "url": found.url}
    if is_dataclass(found) and not isinstance(found, type):
        return {field.name: _plain(getattr(found, field.name)) for field in fields(found)}
    return [_plain(one) for one in found] if isinstance(found, list | tuple) else found
