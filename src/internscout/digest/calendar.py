"""A digest → an iCalendar file: last days to apply and programmes' usual months, as all-day events.

It holds all dates that are worth a line, told now or before, so that a calendar program may subscribe to the newest.
An event keeps its UID; its SEQUENCE grows with every wording of the role. None of them makes the day look busy.
"""

from collections.abc import Iterator
from datetime import UTC, date, timedelta

from icalendar import Calendar, Event

from internscout.digest import phrases
from internscout.digest.links import web_address
from internscout.digest.model import Deadline, Digest
from internscout.digest.names import uuid_of
from internscout.digest.programmes import Window
from internscout.visible import visible


def render_ics(digest: Digest) -> str:
    """The calendar (RFC 5545), with its line breaks (CR LF): to be written as it is."""
    calendar = Calendar()
    calendar.add("prodid", "-//InternScout//Deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Internships for {digest.profile}")
    for event in (*_deadlines(digest), *_windows(digest)):
        calendar.add_component(event)
    text: str = calendar.to_ical().decode()
    return text


def _deadlines(digest: Digest) -> Iterator[Event]:
    for one in digest.deadlines:
        name = " – ".join(part for part in (visible(one.title), visible(one.company)) if part)
        event = _event(digest, uuid_of(digest.profile, "deadline", one.role), one.day, one.day, f"Apply: {name}")
        event.add("sequence", one.revision - 1)
        event.add("last-modified", one.changed_at.astimezone(UTC))
        event.add("description", _about(one))
        if one.places:
            event.add("location", " · ".join(visible(place) for place in one.places))
        _add_address(event, one.url)
        yield event


def _about(one: Deadline) -> str:
    return f"Last day to apply.\n{web_address(one.url) or ''}\ninternscout why {visible(one.id)}"


def _windows(digest: Digest) -> Iterator[Event]:
    for one in digest.windows:
        name = f"{visible(one.name)} ({visible(one.organisation)})"
        uid = uuid_of(digest.profile, "window", f"{one.id} {one.opens:%Y-%m}")
        event = _event(digest, uid, one.opens, one.until, f"Usually open: {name}")
        event.add("sequence", 0)
        event.add("description", _usual(one))
        _add_address(event, one.page)
        yield event


def _usual(one: Window) -> str:
    return f"The usual months, not promised: see the page.\n{web_address(one.page) or ''}"


def _event(digest: Digest, uid: str, first: date, last: date, summary: str) -> Event:
    """An all-day event from the first day to the last, both included."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", digest.created_at.astimezone(UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", phrases.short(summary, 160))
    event.add("transp", "TRANSPARENT")
    return event


def _add_address(event: Event, url: str) -> None:
    if target := web_address(url):
        event.add("url", target)
