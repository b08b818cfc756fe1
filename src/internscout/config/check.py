"""What the settings and the profiles say of each other."""

from collections.abc import Sequence
from pathlib import Path

from internscout.config.profile import Profile
from internscout.config.settings import FILES, Settings
from internscout.errors import ConfigError


def check_deliveries(settings: Settings, config: Path, profiles: Sequence[Profile]) -> None:
    """Raises `ConfigError` for a profile that names a delivery which the file `config` does not have."""
    for profile in profiles:
        for name in profile.digest.deliver:
            if settings.delivery(name) is None:
                there = ", ".join(dict.fromkeys((FILES, *settings.deliveries)))
                known = f"{config} has {there}; a table [deliveries.{name}] adds it: docs/delivery.md"
                raise ConfigError(f"profile {profile.name!r}: key 'digest.deliver': no delivery {name!r}; {known}")
