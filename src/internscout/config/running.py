"""`[run]` of `internscout.toml`: how a run uses this machine, and others."""

import re
from typing import Literal

from pydantic import Field, field_validator, model_validator

from internscout.config.table import Table


class Run(Table):
    """How a run uses the machine.

    `processes = 0`: as many as there are cores; `batch` boards are in hand at a time.
    `executor` says who fetches and parses: this process, others of this machine, or the workers of a Dask cluster whose
    scheduler is at `scheduler`. What those read waits at `staging`: a folder, or `s3://bucket/prefix`.
    """

    processes: int = Field(0, ge=0, le=64)
    batch: int = Field(50, ge=1, le=200)
    executor: Literal["local", "processes", "dask"] = "local"
    scheduler: str = ""
    staging: str = ""

    @field_validator("scheduler")
    @classmethod
    def _is_scheduler(cls, scheduler: str) -> str:
        if scheduler and not re.fullmatch(r"(tcp|tls)://[^\s/@]+:\d+", scheduler):
            raise ValueError("should be the scheduler's address, such as tcp://10.0.0.5:8786")
        return scheduler

    @field_validator("staging")
    @classmethod
    def _is_place(cls, staging: str) -> str:
        if "://" in staging and not re.fullmatch(r"s3://[A-Za-z0-9.-]+(/[^?#@]*)?", staging):
            raise ValueError(
                "should be a folder or s3://bucket/prefix; keys come from the environment: docs/scaling.md"
            )
        return staging

    @model_validator(mode="after")
    def _whole(self) -> "Run":
        lacking = [f"run.{key}" for key in ("scheduler", "staging") if not getattr(self, key)]
        if self.executor == "dask" and lacking:
            raise ValueError(f'executor = "dask" needs {" and ".join(lacking)}: docs/scaling.md')
        return self
