"""Which requests count as one server's: a host → its lane. Pure.

A vendor gives each employer a host name of its own and serves them all from the same machines; two hundred careful
boards at once would still be two hundred requests at once for those. So their hosts share one lane: its concurrency,
its gap, its circuit breaker. Where a vendor runs separate instances (pods, regions, data centres), each is a lane.

What no name tells stays apart: an employer's own domain that leads to a vendor.
"""

import re
from functools import lru_cache

# The vendor's domain and all below it. Further vendors: a line here and one in tests/fetch/test_lanes.py.
_VENDORS = (
    "adzuna.com",
    "amazon.jobs",
    "apple.com",
    "arbeitnow.com",
    "ashbyhq.com",
    "bamboohr.com",
    "breezy.hr",
    "eightfold.ai",
    "eu.greenhouse.io",
    "eu.lever.co",
    "gem.com",
    "github.com",
    "githubusercontent.com",
    "google.com",
    "greenhouse.io",
    "himalayas.app",
    "jobicy.com",
    "jobs.personio.com",
    "jobs.personio.de",
    "lever.co",
    "metacareers.com",
    "microsoft.com",
    "na.teamtailor.com",
    "pinpointhq.com",
    "recruitee.com",
    "remoteok.com",
    "remotive.com",
    "rippling.com",
    "smartrecruiters.com",
    "teamtailor.com",
    "themuse.com",
    "usajobs.gov",
    "workable.com",
)
# What is left of a host once the employer's own label is taken off names the instance.
_INSTANCES = (
    re.compile(r"(?:.+\.)?(wd[0-9]+\.myworkdayjobs(?:-impl)?\.com)"),  # acme.wd5.myworkdayjobs.com
    re.compile(r"(?:.+\.)?(wd[0-9]+\.myworkdaysite\.com)"),
    re.compile(r"[^.]+\.(fa\.[^.]+\.oraclecloud\.com)"),  # acme.fa.us2.oraclecloud.com
)


@lru_cache(maxsize=10_000)
def lane_of(host: str) -> str:
    """The lane of a host (without port): the vendor's name for it, else the host itself."""
    host = host.lower().rstrip(".")
    for instance in _INSTANCES:
        if found := instance.fullmatch(host):
            return found[1]
    parts = host.split(".")
    for start in range(len(parts) - 1):
        if (parent := ".".join(parts[start:])) in _VENDORS:
            return parent
    return host
