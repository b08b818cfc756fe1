"""Who is to get a digest, and in which forms; all of it from the settings, without asking anybody."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from internscout.config import (
    AppriseDelivery,
    Delivery,
    EmailDelivery,
    FeedDelivery,
    FileDelivery,
    IcsDelivery,
    Profile,
    WebhookDelivery,
    ascii_domain,
    mailbox,
)
from internscout.model import DeliveryKind, Form, Owing

_FORMS: Mapping[DeliveryKind, tuple[Form, ...]] = {
    "file": ("markdown",),
    "feed": ("atom", "json_feed"),
    "ics": ("ics",),
    "email": ("subject", "text", "html"),
    "webhook": ("json",),
    "apprise": ("subject", "brief"),
}


def forms_for(kinds: Iterable[DeliveryKind]) -> frozenset[Form]:
    """The forms that deliveries of these kinds hand over."""
    return frozenset(form for kind in kinds for form in _FORMS[kind])


def owing(name: str, delivery: Delivery, profile: Profile, written_at: datetime, *, alone: bool) -> list[Owing]:
    """An entry for each recipient of one digest: each has a `message_id` that no other digest or recipient has.

    `alone`: there is no other profile, whose files would have to be told apart.
    """
    return [
        Owing(
            name, delivery.kind, recipient, _message_id(delivery, profile.name, written_at.isoformat(), name, recipient)
        )
        for recipient in _recipients(delivery, profile, alone=alone)
    ]


def _recipients(delivery: Delivery, profile: Profile, *, alone: bool) -> tuple[str, ...]:
    match delivery:
        case EmailDelivery():
            return delivery.to or profile.digest.to
        case WebhookDelivery():
            # Not the whole address: many a webhook's path is its secret.
            return (urlsplit(delivery.url).hostname or "",)
        case AppriseDelivery():
            return (*delivery.urls_env, *map(str, delivery.urls_files))
        case FileDelivery():
            return (str(delivery.folder / ("latest.md" if alone else f"latest-{file_name(profile.name)}.md")),)
        case FeedDelivery():
            return (str(delivery.folder / f"{file_name(profile.name)}.atom"),)
        case IcsDelivery():
            return (str(delivery.folder / f"{file_name(profile.name)}.ics"),)


def file_name(profile: str) -> str:
    """A profile's name as part of a file's."""
    return re.sub(r"[^\w.-]+", "-", profile).strip("-.") or "profile"


def _message_id(delivery: Delivery, *about: str) -> str:
    """Like `<20 hexadecimal digits@domain>`, the same for the same."""
    digits = hashlib.sha256("\0".join(about).encode("utf-8", "replace")).hexdigest()[:20]
    domain = ascii_domain(mailbox(delivery.sender)[1]) if isinstance(delivery, EmailDelivery) else "internscout"
    return f"<{digits}@{domain}>"
