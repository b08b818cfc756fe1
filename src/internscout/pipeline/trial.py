"""`internscout digest --test`: each delivery of a profile tried once; nothing is owed for it, nothing remembered."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from internscout.config import Profile, Settings
from internscout.deliver import open_channel
from internscout.model import Delivered, Forms, Owed, Owing, Receipt
from internscout.pipeline import clock
from internscout.pipeline.delivering import claims_on, rendered
from internscout.pipeline.digests import local_day, preview

# What is sent before the first run.
_NOTHING_YET: Forms = {
    "subject": "InternScout reaches you here",
    "text": "InternScout reaches you here. The first run brings the first digest: internscout run\n",
    "brief": "The first run brings the first digest.",
    "json": '{"test": true}',
}


def try_deliveries(settings: Settings, profile: Profile) -> Iterator[Delivered]:
    """Send what the next digest would say, marked as a test, to every recipient; folders are only looked at."""
    now = clock.now()
    claims = claims_on(settings, profile, now, names=profile.digest.deliver, alone=profile.alone)
    forms = _forms(settings, profile, claims)
    for claim in claims:
        owed = Owed(0, 0, profile.name, now, local_day(settings, profile, now), claim, 0, in_doubt=False)
        delivery = settings.deliveries.get(claim.delivery)
        if delivery is None or claim.kind in ("file", "feed", "ics"):
            yield Delivered(owed, _looked_at(Path(claim.recipient).parent))
            continue
        with open_channel(delivery, clock.now) as channel:
            yield Delivered(owed, channel.send(owed, forms))


def _forms(settings: Settings, profile: Profile, claims: list[Owing]) -> Forms:
    if not settings.published.exists():
        return _NOTHING_YET
    forms = rendered(preview(settings, profile), claims)
    return {**forms, "subject": f"Test: {forms.get('subject', '')}"}


def _looked_at(folder: Path) -> Receipt:
    """Whether files can be written there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return Receipt("sent", "files can be written there")
    except OSError as error:
        return Receipt("failed", f"{folder}: cannot be written: {error.strerror}")
