"""`internscout.toml` and `profile.toml`: read, checked, frozen; written once by `internscout init`.

Every key has a type and a range; an unknown key, a wrong type or broken TOML is a `ConfigError` of one line that names
the file, the key and what is allowed.
"""

from internscout.config.check import check_deliveries
from internscout.config.deliveries import (
    AppriseDelivery,
    Delivery,
    EmailDelivery,
    FeedDelivery,
    FileDelivery,
    IcsDelivery,
    WebhookDelivery,
    ascii_domain,
    mailbox,
)
from internscout.config.profile import (
    PROFILE_FILE,
    PROFILE_FOLDER,
    Course,
    Delivering,
    Places,
    Profile,
    Project,
    Rules,
    Skills,
    Study,
    Wanted,
    Work,
    find_profiles,
    load_profile,
    load_profiles,
)
from internscout.config.running import Run
from internscout.config.settings import (
    FILES,
    SETTINGS_FILE,
    BoardEntry,
    Digest,
    Fetch,
    Schedule,
    Settings,
    Sources,
    Storage,
    load_settings,
)

__all__ = [
    "FILES",
    "PROFILE_FILE",
    "PROFILE_FOLDER",
    "SETTINGS_FILE",
    "AppriseDelivery",
    "BoardEntry",
    "Course",
    "Delivering",
    "Delivery",
    "Digest",
    "EmailDelivery",
    "FeedDelivery",
    "Fetch",
    "FileDelivery",
    "IcsDelivery",
    "Places",
    "Profile",
    "Project",
    "Rules",
    "Run",
    "Schedule",
    "Settings",
    "Skills",
    "Sources",
    "Storage",
    "Study",
    "Wanted",
    "WebhookDelivery",
    "Work",
    "ascii_domain",
    "check_deliveries",
    "find_profiles",
    "load_profile",
    "load_profiles",
    "load_settings",
    "mailbox",
]
