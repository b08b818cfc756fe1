"""What is sent on each hop besides the address, and what of it survives a redirect. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from internscout.errors import FetchError
from internscout.fetch.secrets import Secrets, secrets_of
from internscout.model import Json, Request, Validators

_KEEP_METHOD = frozenset({307, 308})
_CONDITIONS = ("If-None-Match", "If-Modified-Since")


@dataclass(frozen=True, slots=True)
class Message:
    """Method, JSON body of a POST, the source's headers, and the keys that are filled in at sending."""

    method: str
    body: Json
    headers: Mapping[str, str]
    secrets: Secrets

    @property
    def conditional(self) -> bool:
        """Whether the host may answer that nothing is new."""
        return any(name in self.headers for name in _CONDITIONS)

    def redirected(self, status: int, host: str, *, same_server: bool) -> "Message":
        """What goes to where `host` points. Raises `FetchError` when that would carry a body to another server.

        What a source puts into headers (a key, say) is meant for its own server alone, and so are validators.
        """
        message = self if same_server else replace(self, headers={}, secrets=Secrets())
        if message.method != "POST":
            return message
        if status not in _KEEP_METHOD:
            return replace(message, method="GET", body=None)
        if not same_server:
            raise FetchError(f"{host} redirects a POST to another server, refused")
        return message


def message_of(request: Request, known: Validators) -> Message:
    """The message of a request, asking for a body only if it is another than the known. Raises `FetchError`."""
    conditions = zip(_CONDITIONS, (known.etag, known.last_modified), strict=True)
    headers = {**request.headers, **{name: value for name, value in conditions if value}}
    return Message(request.method, request.body, headers, secrets_of(request))
