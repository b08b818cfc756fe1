"""Rated roles → what the student reads: decided (`sort_roles`), told (`build`), laid out (`render_…`)."""

from internscout.digest.brief import render_brief
from internscout.digest.build import build
from internscout.digest.calendar import render_ics
from internscout.digest.feeds import render_atom, render_json_feed
from internscout.digest.forms import render
from internscout.digest.grouping import by_role
from internscout.digest.model import Change, Deadline, Digest, Entry, Gone, Other, Section
from internscout.digest.past import Past
from internscout.digest.phrases import subject
from internscout.digest.record import render_json
from internscout.digest.render import render_html, render_markdown, render_text
from internscout.digest.sorting import Sorted, closing_until, sort_roles

__all__ = [
    "Change",
    "Deadline",
    "Digest",
    "Entry",
    "Gone",
    "Other",
    "Past",
    "Section",
    "Sorted",
    "build",
    "by_role",
    "closing_until",
    "render",
    "render_atom",
    "render_brief",
    "render_html",
    "render_ics",
    "render_json",
    "render_json_feed",
    "render_markdown",
    "render_text",
    "sort_roles",
    "subject",
]
