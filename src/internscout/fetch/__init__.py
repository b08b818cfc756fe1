"""The only module that speaks HTTP: a request in, the bytes of one good answer out, politely and within limits.

Knows nothing of vendors. What it refuses and why: docs/decisions/0003-http.md.
"""

from internscout.fetch.fetcher import Fetcher, StrayError
from internscout.fetch.pace import Share, Standing
from internscout.fetch.urls import lane_of_url

__all__ = ["Fetcher", "Share", "Standing", "StrayError", "lane_of_url"]
