"""Joins the search for roles with the store: after a run, what is new is placed; what people say is kept.

Openings are placed some thousand at a time, whole companies together, so that texts are read in few large questions and
never all at once.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from internscout.errors import UsageError
from internscout.model import Opening, RoleOrder
from internscout.pipeline import clock
from internscout.roles import address_key, company_key, place, to_read
from internscout.store import Store

# Of 10,000 the sets of words take a third more memory of the process, of 1,500 the questions a quarter more time.
_PORTION = 4_000


def place_roles(store: Store, now: datetime) -> None:
    """Place all postings that are new or have another wording; the others stay where they are."""
    orders = store.roles.orders()
    for portion in store.roles.unplaced(company_key, _PORTION):
        _place(store, portion, orders, now)


def split(store: Store, posting_id: str, now: datetime) -> int:
    """Take a posting out of its role, for good; returns how many postings it was kept with. Raises `UsageError`."""
    mates = [mate for mate in _mates(store, posting_id) if mate != posting_id]
    if not mates:
        raise UsageError(f"{posting_id} is alone in its role; there is nothing to split")
    orders = [RoleOrder(posting_id, mate, together=False) for mate in mates]
    store.roles.save_orders(orders, [posting_id], said_at=now)
    place_roles(store, now)
    return len(mates)


def merge(store: Store, one: str, other: str, now: datetime) -> int:
    """Let the role of `other` join that of `one`, for good; returns how many postings it has. Raises `UsageError`."""
    mates, joining = _mates(store, one), _mates(store, other)
    if one in joining:
        raise UsageError(f"{one} and {other} are one role already")
    store.roles.save_orders([RoleOrder(one, mate, together=True) for mate in joining], joining, said_at=now)
    place_roles(store, now)
    return len(mates) + len(joining)


def _mates(store: Store, posting_id: str) -> tuple[str, ...]:
    place_roles(store, clock.now())  # a store of an older program has no roles yet
    mates = store.roles.mates(posting_id)
    if not mates:
        raise UsageError(f"no posting has the id {posting_id!r}; `internscout list` shows the ids")
    return mates


def _place(store: Store, new: Sequence[Opening], orders: Sequence[RoleOrder], now: datetime) -> None:
    keys = {one.id: (company_key(one.company), address_key(one.url), one.version) for one in new}
    companies = {company for company, _, _ in keys.values() if company}
    addresses = {address for _, address, _ in keys.values() if address}
    ordered = {name for order in orders for name in (order.one, order.other) if {order.one, order.other} & keys.keys()}
    known = store.roles.neighbours(companies, addresses, ordered)
    keys |= {one.id: (company_key(one.company), address_key(one.url), one.version) for one in known}
    texts = dict(store.roles.texts(to_read([*new, *known])))

    def read(ids: Collection[str]) -> Mapping[str, str]:
        missing = [name for name in ids if name not in texts]
        if missing:
            texts.update(dict.fromkeys(missing, "") | dict(store.roles.texts(missing)))
        return {name: texts[name] for name in ids}

    store.roles.save_placings(place(new, known, read, orders), keys, placed_at=now)
