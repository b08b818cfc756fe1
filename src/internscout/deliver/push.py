"""Digests → chat and push services by Apprise: a few lines each, in which nothing can act.

Apprise tells by True or False whether a service took a message, and writes why into its log, now and then with the
address that holds the token. So its log is kept from everybody, and only the HTTP status is read out of it.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

import apprise

from internscout.config import AppriseDelivery
from internscout.deliver.secret import read_secret
from internscout.errors import DeliveryError
from internscout.model import Forms, Owed, Receipt

_STATUS = re.compile(r"error\s*=\s*(\d{3})\b", re.IGNORECASE)
# The service does not want this message, and will not tomorrow. A wrong token or room can be mended.
_FOR_GOOD = frozenset({400, 410, 413, 422})


class Push:
    """The channel of `kind = "apprise"`; each recipient is the variable or file that holds one address."""

    def __init__(self, delivery: AppriseDelivery) -> None:
        self._delivery = delivery

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Apprise opens a connection for each message."""

    def send(self, owed: Owed, forms: Forms) -> Receipt:
        """Notify one service."""
        name = owed.owing.recipient
        try:
            with _log_kept() as log:
                service = self._service(name)
                client = apprise.Apprise()
                client.add(service)
                taken = client.notify(
                    body=forms["brief"], title=forms["subject"], body_format=apprise.NotifyFormat.TEXT
                )
        except DeliveryError as error:
            return Receipt("failed", str(error))
        if taken:
            return Receipt("sent", f"{service.service_name} took it")
        found = [int(status) for line in log for status in _STATUS.findall(line)]
        answered = f" (HTTP {found[-1]})" if found else ""
        refused = bool(found) and found[-1] in _FOR_GOOD
        return Receipt(
            # Without an answer it may have arrived.
            "refused" if refused else "failed" if found else "unheard",
            f"{service.service_name} did not take it{answered}; is the address in {name} right?",
        )

    def _service(self, name: str) -> apprise.NotifyBase:
        """The service behind the address that `name` holds. Raises `DeliveryError`."""
        files = {str(file): file for file in self._delivery.urls_files}
        if name not in {*files, *self._delivery.urls_env}:
            raise DeliveryError(f"{name} is in neither `urls_env` nor `urls_files` of the settings any more")
        address = read_secret(name, files.get(name))
        service = apprise.Apprise.instantiate(str(address))
        if service is None:
            raise DeliveryError(f"{name}: holds no address that Apprise knows, such as tgram://TOKEN/CHAT")
        return service


@contextmanager
def _log_kept() -> Iterator[list[str]]:
    """What Apprise writes into its log meanwhile, and nobody else sees; nor what urllib3, under it, writes into its."""
    lines: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(record.getMessage())

    loggers = [logging.getLogger(name) for name in ("apprise", "urllib3")]
    former = [(logger.propagate, logger.level, logger.handlers) for logger in loggers]
    for logger in loggers:
        logger.propagate, logger.handlers = False, [Keep()]
        logger.setLevel(logging.WARNING)
    try:
        yield lines
    finally:
        for logger, (propagate, level, handlers) in zip(loggers, former, strict=True):
            logger.propagate, logger.handlers = propagate, handlers
            logger.setLevel(level)
