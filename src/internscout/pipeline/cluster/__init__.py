"""A run whose boards others fetch and parse: processes of this machine, or the workers of a Dask cluster.

Boards are shared out by host (`shares`): one worker at a time asks a host. A worker (`worker`) reads a
batch as a run on one machine does and leaves one Parquet file (`rows`, `staging`). One loader (`loading`), the process
that holds the data folder, stores what is there and deletes it. Nobody else opens DuckDB.

distributed is imported here and nowhere else: `pip install "internscout[dask]"`.
"""

from internscout.pipeline.cluster.loading import ingest_there

__all__ = ["ingest_there"]
