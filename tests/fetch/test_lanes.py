"""Hosts → lanes, by example."""

import pytest

from internscout.fetch.lanes import _VENDORS, lane_of


@pytest.mark.parametrize(
    ("lane", "hosts"),
    [
        ("greenhouse.io", ["boards-api.greenhouse.io", "boards.greenhouse.io", "job-boards.greenhouse.io"]),
        ("eu.greenhouse.io", ["job-boards.eu.greenhouse.io"]),
        ("lever.co", ["api.lever.co", "jobs.lever.co"]),
        ("eu.lever.co", ["api.eu.lever.co", "jobs.eu.lever.co"]),
        ("ashbyhq.com", ["api.ashbyhq.com", "jobs.ashbyhq.com"]),
        ("recruitee.com", ["acme.recruitee.com", "Beta.Recruitee.com."]),
        ("bamboohr.com", ["acme.bamboohr.com", "beta.bamboohr.com"]),
        ("teamtailor.com", ["acme.teamtailor.com", "career.teamtailor.com"]),
        ("na.teamtailor.com", ["acme.na.teamtailor.com"]),
        ("jobs.personio.de", ["acme.jobs.personio.de"]),
        ("jobs.personio.com", ["acme.jobs.personio.com"]),
        ("breezy.hr", ["acme.breezy.hr"]),
        ("pinpointhq.com", ["acme.pinpointhq.com"]),
        ("eightfold.ai", ["acme.eightfold.ai"]),
        ("wd5.myworkdayjobs.com", ["acme.wd5.myworkdayjobs.com", "beta.wd5.myworkdayjobs.com"]),
        ("wd103.myworkdayjobs.com", ["acme.wd103.myworkdayjobs.com"]),
        ("wd1.myworkdaysite.com", ["wd1.myworkdaysite.com"]),
        ("fa.us2.oraclecloud.com", ["acme.fa.us2.oraclecloud.com", "beta.fa.us2.oraclecloud.com"]),
        ("fa.ocs.oraclecloud.com", ["fa-abcd-saasfaprod1.fa.ocs.oraclecloud.com"]),
        ("smartrecruiters.com", ["api.smartrecruiters.com", "careers.smartrecruiters.com"]),
        ("workable.com", ["apply.workable.com", "www.workable.com"]),
        ("rippling.com", ["ats.rippling.com", "api.rippling.com"]),
        ("githubusercontent.com", ["raw.githubusercontent.com"]),
        # nobody's in particular
        ("careers.acme.com", ["careers.acme.com", "CAREERS.acme.com"]),
        ("www.acme.com", ["www.acme.com"]),
        ("notrecruitee.com", ["notrecruitee.com"]),
        ("recruitee.com.evil.example", ["recruitee.com.evil.example"]),
        ("127.0.0.1", ["127.0.0.1"]),
        ("::1", ["::1"]),
        ("localhost", ["localhost"]),
        ("co", ["co"]),
    ],
)
def test_lanes(lane: str, hosts: list[str]) -> None:
    assert [lane_of(host) for host in hosts] == [lane] * len(hosts)


def test_vendors_are_sorted_and_lead_to_themselves() -> None:
    assert list(_VENDORS) == sorted(_VENDORS)
    assert all(lane_of(vendor) == vendor for vendor in _VENDORS)
