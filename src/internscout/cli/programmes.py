"""`internscout programmes`: research residencies and student programmes by name, and how each stands today."""

import argparse
from pathlib import Path

from internscout.cli.output import print_json, print_table
from internscout.cli.work import profile_of
from internscout.config import Settings, load_settings
from internscout.digest.programmes import length, standing, takes
from internscout.match import of_programmes, programme_news
from internscout.model import OpenPosting, ProgrammeNews
from internscout.pipeline import clock
from internscout.pipeline.published import open_published


def programmes(options: argparse.Namespace) -> int:
    """Those for the profile's level of degree, what to act on first; with `--all` those for any level."""
    settings = load_settings(Path(options.config))
    level = None if options.all else profile_of(options).study.level
    news = programme_news(_postings(settings), on=clock.now().date(), level=level)
    if options.json:
        print_json([_record(one) for one in news])
        return 0
    head = ("now", "programme", "organisation", "open to", "length", "page")
    rows = [
        (standing(one), one.programme.name, one.programme.organisation, takes(one.programme), length(one.programme),
         one.programme.page)
        for one in news
    ]  # fmt: skip
    print_table(head, rows, limits={"programme": 50, "organisation": 40, "page": 80})
    print(f"{len(news)} programmes; months are usual ones, not promised: see the page of each")
    return 0


def _postings(settings: Settings) -> tuple[OpenPosting, ...]:
    """What is stored of programmes; nothing before the first run, when they still have their months."""
    if not settings.published.exists():
        return ()
    with open_published(settings) as reader:
        return of_programmes(reader.openings.brief())


def _record(news: ProgrammeNews) -> dict[str, object]:
    programme = news.programme
    return {
        "id": programme.id,
        "name": programme.name,
        "organisation": programme.organisation,
        "page": programme.page,
        "checked": programme.checked,
        "levels": programme.levels,
        "weeks": programme.weeks,
        "rounds": programme.rounds,
        "state": news.state,
        "opens": news.opens and f"{news.opens:%Y-%m}",
        "closes": news.closes and f"{news.closes:%Y-%m}",
        "postings": [{"id": p.id, "title": p.title, "company": p.company, "url": p.url} for p in news.postings],
    }
