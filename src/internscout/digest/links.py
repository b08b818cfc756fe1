"""Addresses of others: only those of the web are ever linked."""

from urllib.parse import quote, urlsplit

from internscout.visible import visible

# Longer ones do not work everywhere, and are nobody's posting.
_LONGEST = 2000
_SAFE_IN_URL = "%/:?#&=+,;@!$'*~-._"


def web_address(url: str) -> str | None:
    """The address, encoded so that it cannot end a link; None unless it is http(s) with a host and no user."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if len(url) > _LONGEST or parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    return quote(visible(url.strip()), safe=_SAFE_IN_URL, errors="replace")
