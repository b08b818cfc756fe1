"""What became of digests, on the terminal and as JSON; `internscout outbox`: what is owed still, or was refused."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from internscout.cli.output import print_json, print_table
from internscout.config import Profile, Settings, load_settings
from internscout.model import Delivered, Post
from internscout.visible import visible

_SHOWN = 5


def print_post(post: Post) -> None:
    """A line for each digest delivered, a few for those that were not made."""
    lines = [_line(one) for one in post.delivered if one.receipt.outcome == "sent"]
    for line in lines[:_SHOWN]:
        print(f"digest:   {line}")
    if len(lines) > _SHOWN:
        print(f"          and {len(lines) - _SHOWN} more")
    if post.made.empty:
        print(f"digest:   none for {_names(post.made.empty)}: nothing to tell")
    if post.made.not_due:
        why = "not due yet, or today's is made already (`internscout digest --again` makes another)"
        print(f"digest:   none for {_names(post.made.not_due)}: {why}")
    if post.troubles:
        print(f"digest:   {len(post.troubles)} not delivered: `internscout outbox`")


def _line(one: Delivered) -> str:
    """The file, or who took it."""
    owing = one.owed.owing
    if owing.kind in ("file", "feed", "ics"):
        return visible(one.receipt.said)
    return visible(f"{owing.delivery} to {owing.recipient}: {one.receipt.said}")


def _names(profiles: Sequence[str]) -> str:
    more = f" and {len(profiles) - _SHOWN} more" if len(profiles) > _SHOWN else ""
    return ", ".join(profiles[:_SHOWN]) + more


def record_post(post: Post) -> dict[str, object]:
    """The same as JSON has it."""
    return {
        "digests": [str(path) for path in post.files],
        "made": post.made.made,
        "empty": post.made.empty,
        "not_due": post.made.not_due,
        "delivered": [record_delivered(one) for one in post.delivered],
    }


def record_delivered(one: Delivered) -> dict[str, object]:
    """One trial."""
    owed = one.owed
    return {
        "id": owed.id,
        "profile": owed.profile,
        "delivery": owed.owing.delivery,
        "recipient": owed.owing.recipient,
        "outcome": one.receipt.outcome,
        "said": one.receipt.said,
    }


def try_out(settings: Settings, profile: Profile, *, json: bool) -> int:
    """Try every delivery of a profile; exit code 1 when one does not work."""
    from internscout.pipeline.trial import try_deliveries  # noqa: PLC0415 - loads what the deliveries need

    tried = []
    for one in try_deliveries(settings, profile):
        tried.append(one)
        if not json:
            owing, (outcome, said) = one.owed.owing, one.receipt
            works = "works" if outcome == "sent" else "does not work"
            print(visible(f"{owing.delivery} to {owing.recipient}: {works}: {said}"), flush=True)
    if json:
        print_json([record_delivered(one) for one in tried])
    return 0 if all(one.receipt.outcome == "sent" for one in tried) else 1


def outbox(options: argparse.Namespace) -> int:
    """List the outbox, or carry out an order on one entry; exit code 1 when that is still not taken."""
    settings = load_settings(Path(options.config))
    from internscout.pipeline.run import drop_entry, retry_entry  # noqa: PLC0415 - faults of the file show before

    if options.drop is not None:
        drop_entry(settings, options.drop)
        print(f"{options.drop}: dropped; it is not tried any more")
        return 0
    if options.retry is not None:
        delivered = retry_entry(settings, options.retry)
        if options.json:
            print_json(record_delivered(delivered))
        else:
            print(f"{options.retry}: {delivered.receipt.outcome}: {visible(delivered.receipt.said)}")
        return 0 if delivered.receipt.outcome == "sent" else 1
    from internscout.pipeline.published import open_published  # noqa: PLC0415

    with open_published(settings) as reader:
        entries = reader.outbox()
    if options.json:
        print_json(entries)
    elif entries:
        _print_outbox(entries)
    else:
        print("nothing is owed, nothing was refused")
    return 0


def _print_outbox(entries: Sequence[Mapping[str, Any]]) -> None:
    head = ("id", "since", "profile", "delivery", "to", "state", "why")
    print_table(
        head,
        [
            (e["id"], f"{e['owed_since']:%Y-%m-%d}", e["profile"], e["delivery"], e["recipient"], _state(e), e["said"])
            for e in entries
        ],
        limits={"to": 40, "why": 80},
    )
    owed = [entry for entry in entries if entry["state"] == "owed"]
    print(f"{len(owed)} owed, tried again with the next runs; {len(entries) - len(owed)} refused for good")
    print("`internscout outbox --retry ID` tries one now, `--drop ID` lets it be")


def _state(entry: Mapping[str, Any]) -> str:
    """`owed, failed 2 times, after 1 run` or `refused`."""
    if entry["state"] != "owed":
        return str(entry["state"])
    failures, wait = entry["failures"], entry["runs_to_wait"]
    parts = [
        "owed",
        f"failed {'once' if failures == 1 else f'{failures} times'}" if failures else "",
        f"waits for {wait} run{'s' if wait > 1 else ''}" if wait else "",
        "may have arrived" if entry["in_doubt"] else "",
    ]
    return ", ".join(part for part in parts if part)
