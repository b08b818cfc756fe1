"""Digests: made when they are due, entered into the outbox with the record of what they show, handed over from there.

Making and handing over are two steps. Between them, and between any two messages, the process may die: what is owed is
in the database, and the next run hands over the rest.
"""

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, time
from itertools import groupby, islice
from pathlib import Path

from internscout.config import Profile, Settings
from internscout.deliver import Channel, When, due, former_feed, forms_for, open_channel, owing, quiet_for_a_week
from internscout.digest import Digest, render
from internscout.model import Delivered, Forms, Made, Owed, Owing, Ready, Receipt, Untaken
from internscout.pipeline import clock
from internscout.pipeline.digests import Asking, decide, zone_of
from internscout.pipeline.folder import open_store
from internscout.store import Store

# On a terminal Python prints its warnings as they are; under Prefect they go to the flow's log.
_LOG = logging.getLogger("internscout")

# So many digests are entered in one transaction.
_AT_ONCE = 64
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class _Due:
    """A digest that is due to these claims, in the place of what they did not take; `anyway`: without news too."""

    asking: Asking
    claims: Sequence[Owing]
    anyway: bool
    instead_of: Sequence[int] = ()


def make_digests(settings: Settings, profiles: Sequence[Profile], run_id: str, *, again: bool = False) -> Made:
    """Match what is open with each profile whose digest is due (with `again` each) and enter it into the outbox.

    Who did not take an earlier digest is owed one that holds what is still true of that one too, and that alone.
    Nobody's first is made of a run that could read no board.
    """
    now, alone = clock.now(), len(profiles) == 1 and profiles[0].alone
    chosen, unread, not_due, told = list[_Due](), list[str](), list[str](), set[str]()
    with open_store(settings) as store:
        summary = store.summary(run_id)
        untaken, lasts = store.outbox.untaken(), store.outbox.last_digests(now)
        for profile in profiles:
            zone, last = zone_of(settings, profile), lasts.get(profile.name)
            if last is None and summary.status == "failed" and not again:
                unread.append(profile.name)  # a first digest of nothing would be all of the day's
            elif again or due(now, zone, last, _when(profile)):
                # Made without news too when it was asked for, or as a word that all is well.
                anyway = again or (profile.digest.heartbeat == "weekly" and quiet_for_a_week(now, zone, last))
                claims = claims_on(settings, profile, now.astimezone(zone), names=profile.digest.deliver, alone=alone)
                chosen += _due(profile, claims, untaken.get(profile.name, ()), anyway=anyway)
            else:
                not_due.append(profile.name)
        digests = decide(store, settings, [one.asking for one in chosen], summary=summary, now=now)
        ready = (
            _ready(one, digest)
            for one, digest in zip(chosen, digests, strict=True)
            if one.anyway or not digest.is_empty
        )
        while some := [*islice(ready, _AT_ONCE)]:
            store.record_digests(run_id, some)
            told |= {one.profile for one in some}
    names = dict.fromkeys(one.asking.profile.name for one in chosen)
    made, empty = ([name for name in names if (name in told) == is_told] for is_told in (True, False))
    return Made(tuple(made), (*unread, *empty), tuple(not_due))


def _due(profile: Profile, claims: Sequence[Owing], untaken: Sequence[Untaken], *, anyway: bool) -> Iterator[_Due]:
    """One digest for all who know the same of the former ones: mostly one."""
    missed = {(one.delivery, one.recipient): one for one in untaken}
    groups: dict[int | None, list[Owing]] = {} if claims else {None: []}
    for claim in claims:
        one = missed.get((claim.delivery, claim.recipient))
        groups.setdefault(one and one.known, []).append(claim)
    for known, some in groups.items():
        late = [missed[claim.delivery, claim.recipient] for claim in some] if known is not None else []
        asking = Asking(profile, known, frozenset(one.delivery for one in late))
        yield _Due(asking, some, anyway, [number for one in late for number in one.ids])


def _ready(one: _Due, digest: Digest) -> Ready:
    """What a digest shows and to whom it is owed."""
    return Ready(
        profile=digest.profile,
        written_at=digest.created_at,
        day=digest.created_at.date(),
        entries=(*digest.entries(), *digest.programme_entries()),
        owing=one.claims,
        forms=rendered(digest, one.claims),
        instead_of=one.instead_of,
    )


def _when(profile: Profile) -> When:
    return When(frozenset(map(_WEEK.index, profile.digest.days)), time.fromisoformat(profile.digest.at))


def claims_on(
    settings: Settings, profile: Profile, made_at: datetime, *, names: Iterable[str], alone: bool
) -> list[Owing]:
    """Who is to get a profile's digest by the deliveries of these names."""
    wanted = [(name, one) for name in dict.fromkeys(names) if (one := settings.delivery(name))]
    return [claim for name, one in wanted for claim in owing(name, one, profile, made_at, alone=alone)]


def rendered(digest: Digest, claims: Sequence[Owing]) -> Forms:
    """A digest in the forms that those who are to get it want."""
    former = next((former_feed(Path(claim.recipient)) for claim in claims if claim.kind == "feed"), "")
    return {form: render(form, digest, former) for form in sorted(forms_for(claim.kind for claim in claims))}


def deliver(settings: Settings, run_id: str = "", *, only: int | None = None) -> tuple[Delivered, ...]:
    """Hand over what is owed now (with `only` that entry of the outbox), each once; what fails stays owed.

    The run `run_id` is marked as degraded where something was not delivered.
    """
    with open_store(settings) as store:
        entries = sorted(store.outbox.owed(only), key=_order)
        if only is None:
            store.outbox.wait_a_run()
        delivered = tuple(
            one for name, group in groupby(entries, key=_name) for one in _delivered(store, settings, name, list(group))
        )
        if delivered:
            store.outbox.tidy()
        if run_id and any(one.receipt.outcome != "sent" for one in delivered):
            store.outbox.degrade(run_id)
    return delivered


def _name(owed: Owed) -> str:
    return owed.owing.delivery


def _order(owed: Owed) -> tuple[bool, str, int]:
    """Files first, which no server can hold up; then by delivery, the oldest digest first."""
    return owed.owing.kind not in ("file", "feed", "ics"), _name(owed), owed.id


def _delivered(store: Store, settings: Settings, name: str, entries: Sequence[Owed]) -> Iterator[Delivered]:
    """Hand over the entries of one delivery; each is noted before the next is begun."""
    delivery = settings.delivery(name)
    with nullcontext() if delivery is None else open_channel(delivery, clock.now) as channel:
        for owed in entries:
            store.outbox.trying(owed.id, clock.now())
            if delivery is None or channel is None or delivery.kind != owed.owing.kind:
                receipt = Receipt("refused", f"the settings have no delivery {name!r} of this kind any more")
            else:
                receipt = _sent(channel, owed, store.outbox.forms(owed.digest))
            if owed.in_doubt and receipt.outcome == "failed":
                # It may have arrived before.
                receipt = receipt._replace(outcome="unheard")
            store.outbox.settle(owed.id, receipt, clock.now())
            if receipt.outcome != "sent":
                _LOG.warning(
                    "digest of %s not delivered by %s to %s: %s", owed.profile, name, owed.owing.recipient, receipt.said
                )
            yield Delivered(owed, receipt)


def _sent(channel: Channel, owed: Owed, forms: Forms) -> Receipt:
    try:
        return channel.send(owed, forms)
    except Exception as error:  # noqa: BLE001 - one entry that trips over a fault of ours must not hold up all others
        # Not its text: it may hold a secret.
        return Receipt("unheard", f"a fault in the program: {type(error).__name__}")
