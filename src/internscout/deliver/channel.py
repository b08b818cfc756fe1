"""One delivery, open for a number of messages: connections are made when the first is sent, and used for all."""

from collections.abc import Callable
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from internscout.config import (
    AppriseDelivery,
    Delivery,
    EmailDelivery,
    FeedDelivery,
    FileDelivery,
    IcsDelivery,
    WebhookDelivery,
)
from internscout.model import Forms, Owed, Receipt


class Channel(Protocol):
    """What hands digests over. `send` raises nothing that is expected: what went wrong is in the receipt."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        """Let go of what was opened."""

    def send(self, owed: Owed, forms: Forms) -> Receipt:
        """Try once."""
        ...


def open_channel(delivery: Delivery, now: Callable[[], datetime]) -> Channel:
    """The channel of a delivery. Opens nothing yet, reads no secret yet, and fails in nothing."""
    # Each imported when it is used: Apprise, httpx and the mail library take a tenth of a second and more.
    match delivery:
        case EmailDelivery():
            from internscout.deliver.smtp import Smtp  # noqa: PLC0415

            return Smtp(delivery)
        case WebhookDelivery():
            from internscout.deliver.webhook import Webhook  # noqa: PLC0415

            return Webhook(delivery, now)
        case AppriseDelivery():
            from internscout.deliver.push import Push  # noqa: PLC0415

            return Push(delivery)
        case FileDelivery() | FeedDelivery() | IcsDelivery():
            from internscout.deliver.files import Files  # noqa: PLC0415

            return Files(delivery)
