"""What the settings and the profiles say of each other."""

from collections.abc import Sequence
from pathlib import Path

from internscout.config.deliveries import EmailDelivery
from internscout.config.profile import Profile
from internscout.config.settings import FILES, Settings
from internscout.errors import ConfigError


def check_deliveries(settings: Settings, config: Path, profiles: Sequence[Profile]) -> None:
    """Raises `ConfigError` for a profile that names a delivery which `config` lacks, or mail without an address."""
    for profile in profiles:
        for name in profile.digest.deliver:
            delivery = settings.delivery(name)
            if isinstance(delivery, EmailDelivery) and not (delivery.to or profile.digest.to):
                raise ConfigError(f"profile {profile.name!r}: key 'digest.to': {name!r} needs an address to write to")
            if delivery is None:
                there = ", ".join(dict.fromkeys((FILES, *settings.deliveries)))
                known = f"{config} has {there}; a table [deliveries.{name}] adds it: docs/delivery.md"
                raise ConfigError(f"profile {profile.name!r}: key 'digest.deliver': no delivery {name!r}; {known}")
