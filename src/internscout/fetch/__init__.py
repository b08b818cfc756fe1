"""The only module that speaks HTTP: a request in, the bytes of one good answer out, politely and within limits.

Knows nothing of vendors. What it refuses and why: docs/decisions/0003-http.md.
"""

from internscout.fetch.fetcher import Fetcher

__all__ = ["Fetcher"]
