"""The place where workers leave what they read: a folder that all see, or a bucket of an S3-compatible store.

    <place>/<run>/begun               the loader's mark: who does not find it looks at another place
    <place>/<run>/<batch>.parquet     what one batch yielded

A file appears whole: in a folder by its renaming; an object is there once all of it was sent, and one that was cut
short has no footer. Where the store is and its keys come from the environment (AWS_…), never from the settings.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import pyarrow as pa
from pyarrow import fs

from internscout.errors import StoreError

_MARK = "begun"
_SUFFIX = ".parquet"


@dataclass(frozen=True, slots=True)
class Staging:
    """One place, `where` as in the settings. All methods raise `StoreError`, one line."""

    where: str
    _system: fs.FileSystem
    _root: str

    @classmethod
    def at(cls, where: str) -> "Staging":
        """The place behind a folder's path or an `s3://` address."""
        if where.startswith("s3://"):
            return cls(where, _s3(), where.removeprefix("s3://").rstrip("/"))
        return cls(where, fs.LocalFileSystem(), where)

    def begin(self, run_id: str) -> None:
        """Mark the place as that of this run."""
        with self._errors("cannot be written"):
            if isinstance(self._system, fs.LocalFileSystem):
                self._system.create_dir(f"{self._root}/{run_id}", recursive=True)
            with self._system.open_output_stream(f"{self._root}/{run_id}/{_MARK}") as out:
                out.write(b"internscout\n")

    def is_begun(self, run_id: str) -> bool:
        """Whether the loader of this run means this very place."""
        with self._errors("cannot be read"):
            return bool(self._system.get_file_info(f"{self._root}/{run_id}/{_MARK}").type == fs.FileType.File)

    @contextmanager
    def writing(self, run_id: str, name: str) -> Iterator[pa.NativeFile]:
        """A stream whose content is under that name once this ends well."""
        path = f"{self._root}/{run_id}/{name}{_SUFFIX}"
        is_folder = isinstance(self._system, fs.LocalFileSystem)
        draft = f"{path}.{os.getpid()}.new" if is_folder else path
        with self._errors("cannot be written"):
            try:
                with self._system.open_output_stream(draft) as out:
                    yield out
                if is_folder:
                    self._system.move(draft, path)
            except BaseException:
                with suppress(OSError):
                    self._system.delete_file(draft)
                raise

    @contextmanager
    def reading(self, run_id: str, name: str) -> Iterator[pa.NativeFile | None]:
        """That file, or None where there is none."""
        with self._errors("cannot be read"):
            try:
                file = self._system.open_input_file(f"{self._root}/{run_id}/{name}{_SUFFIX}")
            except FileNotFoundError:
                yield None
                return
            with file:
                yield file

    def left(self) -> dict[str, list[str]]:
        """The names of the files of every run that has left any trace here, by run."""
        with self._errors("cannot be read"):
            found = self._system.get_file_info(fs.FileSelector(self._root, recursive=True, allow_not_found=True))
        runs: dict[str, list[str]] = {}
        for entry in found:
            run_id, _, file = entry.path.removeprefix(self._root).lstrip("/").partition("/")
            if entry.type == fs.FileType.File and file:
                names = runs.setdefault(run_id, [])
                if file.endswith(_SUFFIX):
                    names.append(file.removesuffix(_SUFFIX))
        return runs

    def delete(self, run_id: str, name: str) -> None:
        """Remove a file that need not be there any more."""
        with self._errors("cannot be written"), suppress(FileNotFoundError):
            self._system.delete_file(f"{self._root}/{run_id}/{name}{_SUFFIX}")

    def end(self, run_id: str) -> None:
        """Remove all that a run left."""
        with self._errors("cannot be written"), suppress(FileNotFoundError):
            self._system.delete_dir(f"{self._root}/{run_id}")

    @contextmanager
    def _errors(self, what: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            said = " ".join((error.strerror or str(error)).split())[:300]
            raise StoreError(
                f"{self.where}: {what}: {said}; run.staging must be a place that all machines share"
            ) from None


def _s3() -> fs.S3FileSystem:
    """The store that the environment names: pyarrow reads the keys there, but not yet the address."""
    endpoint = os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL") or None
    region = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or None
    return fs.S3FileSystem(endpoint_override=endpoint, region=region)
