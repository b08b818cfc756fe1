"""`[lake]`: where the history goes that one file does not have to hold."""

from pydantic import ValidationInfo, field_validator

from internscout.config.table import Table

S3 = "s3://"


class Lake(Table):
    """Where the lake is: a folder, or s3://bucket/prefix; empty: there is none. `after_run`: pushed to by each run."""

    path: str = ""
    after_run: bool = False

    @property
    def remote(self) -> bool:
        """It is no folder of this machine."""
        return self.path.startswith(S3)

    @field_validator("path")
    @classmethod
    def _folder_or_s3(cls, path: str) -> str:
        if "://" in path and not (path.startswith(S3) and path.removeprefix(S3).strip("/")):
            raise ValueError(f"should be a folder or s3://bucket/prefix, not {path!r}")
        return path

    @field_validator("after_run")
    @classmethod
    def _somewhere(cls, after_run: bool, lake: ValidationInfo) -> bool:
        if after_run and not lake.data.get("path"):
            raise ValueError("needs path: where to push to")
        return after_run
