"""Digests → readers: when one is due (`due`), who is to get it (`owing`), and the sending (`open_channel`).

Knows nothing of what a digest says: it gets its forms as texts, and gives a `Receipt` for each trial. What is owed is
kept by the store, so that nothing is lost or sent twice.
"""

from internscout.deliver.channel import Channel, open_channel
from internscout.deliver.files import former_feed
from internscout.deliver.when import When, due, quiet_for_a_week
from internscout.deliver.whom import forms_for, owing

__all__ = ["Channel", "When", "due", "former_feed", "forms_for", "open_channel", "owing", "quiet_for_a_week"]
