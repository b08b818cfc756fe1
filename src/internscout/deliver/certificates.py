"""Which certificates are trusted, for mail and web alike."""

import os
import ssl

import httpx

from internscout.errors import DeliveryError


def certificates() -> ssl.SSLContext:
    """What is trusted: the environment's certificates where it names some. Raises `DeliveryError`."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # also ssl.SSLError: a file without a certificate in it
        file = os.environ.get("SSL_CERT_FILE", "")
        why = error.strerror or type(error).__name__
        raise DeliveryError(
            f"environment variable SSL_CERT_FILE: no certificates can be read from {file!r}: {why}"
        ) from None
