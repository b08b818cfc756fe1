"""Digests → a web address of the user's, as JSON, signed as the Standard Webhooks specification has it.

`webhook-id` is the same however often a digest is tried, so that the receiver can leave out what it has; with a secret,
`webhook-signature` is `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`. The receiver should compare it, and
refuse timestamps that are minutes old. Redirects are not followed.
"""

import base64
import hashlib
import hmac
import ssl
from collections.abc import Callable
from datetime import datetime
from typing import Self

import httpx

from internscout import __version__
from internscout.config import WebhookDelivery
from internscout.deliver.certificates import certificates
from internscout.deliver.secret import read_secret
from internscout.errors import DeliveryError
from internscout.model import Forms, Owed, Receipt
from internscout.visible import visible

# What another try may cure; any other no (4xx, a redirect) is for good.
_PASSING = frozenset({401, 403, 404, 408, 425, 429})
# Said by what stands before the receiver, which may have got it.
_OF_A_GATEWAY = frozenset({502, 504})


class Webhook:
    """The channel of `kind = "webhook"`."""

    def __init__(self, delivery: WebhookDelivery, now: Callable[[], datetime]) -> None:
        self._delivery = delivery
        self._now = now
        # The transport and not httpx.Client, which would log the address; many a webhook's path is its secret.
        self._transport: httpx.HTTPTransport | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._transport is not None:
            self._transport.close()

    def send(self, owed: Owed, forms: Forms) -> Receipt:
        """Post once."""
        host, seconds = owed.owing.recipient, self._delivery.timeout_seconds
        try:
            request = self._request(owed, forms)
            self._transport = self._transport or httpx.HTTPTransport(verify=certificates(), trust_env=False)
            response = self._transport.handle_request(request)
            response.close()
        except DeliveryError as error:
            return Receipt("failed", str(error))
        except (httpx.ConnectTimeout, httpx.ConnectError) as error:
            return Receipt("failed", f"{host} {_why(error)}")
        except httpx.TimeoutException:
            return Receipt("unheard", f"{host} did not answer within {seconds:g} s; it may have got the digest")
        except httpx.HTTPError as error:
            return Receipt("unheard", f"{host} broke off ({type(error).__name__}); it may have got the digest")
        return _answered(host, response)

    def _request(self, owed: Owed, forms: Forms) -> httpx.Request:
        delivery = self._delivery
        identity, at = owed.owing.message_id.strip("<>"), str(int(self._now().timestamp()))
        body = forms["json"].encode("utf-8", "replace")
        headers = {
            "content-type": "application/json",
            "user-agent": f"InternScout/{__version__}",
            "webhook-id": identity,
            "webhook-timestamp": at,
        }
        if delivery.secret_env or delivery.secret_file:
            key = read_secret(delivery.secret_env, delivery.secret_file)
            headers["webhook-signature"] = signature(key, identity, at, body)
        seconds = delivery.timeout_seconds
        timeout = {"connect": seconds, "read": seconds, "write": seconds, "pool": seconds}
        return httpx.Request("POST", delivery.url, headers=headers, content=body, extensions={"timeout": timeout})


def _answered(host: str, response: httpx.Response) -> Receipt:
    """What an answer means."""
    status, said = response.status_code, f"{host} answered {response.status_code}"
    if 200 <= status < 300:
        return Receipt("sent", said)
    if status in _PASSING or status >= 500:
        return Receipt("unheard" if status in _OF_A_GATEWAY else "failed", f"{said} {response.reason_phrase}")
    return Receipt("refused", f"{said} {response.reason_phrase}; is `url` right?")


def _why(error: httpx.HTTPError) -> str:
    """Why there was no answer. An error's own text may hold the address, but for what is said of certificates."""
    cause: BaseException | None = error
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"shows a certificate that does not vouch for it ({visible(cause.verify_message)}), so it got nothing"
    return f"cannot be reached ({'TLS failed' if cause else type(error).__name__})"


def signature(secret: str, identity: str, timestamp: str, body: bytes) -> str:
    """The value of `webhook-signature`. A secret that begins with `whsec_` is base64, as the specification has it."""
    prefix = "whsec_"
    try:
        key = base64.b64decode(secret[len(prefix) :], validate=True) if secret.startswith(prefix) else secret.encode()
    except ValueError:
        raise DeliveryError("the webhook's secret begins with whsec_ and is no base64 behind it") from None
    digest = hmac.new(key, f"{identity}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"
