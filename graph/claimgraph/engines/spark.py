"""Apache Spark, through a session of the user's: classic or Connect, on any cluster.

Tables are Parquet folders in a work folder, written and read back at each step: that cuts the plan
short, works over Spark Connect, and outlives a worker. Only SQL, DataFrames and ``mapInArrow``.
"""

from __future__ import annotations

import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from claimgraph.engines.deployment import package
from claimgraph.engines.protocol import GROUP
from claimgraph.errors import MissingExtra, WorkersFailed
from claimgraph.patterns import regex

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
R = TypeVar("R")
_MISSING = regex(r"No module named '[^']*'")
_ADVICE = (
    "install on all workers what claimgraph needs (pip install 'claimgraph[spark]'), "
    "or name the Python that has it in PYSPARK_PYTHON"
)


class Spark:
    """An engine on a cluster.

    Args:
        session: a SparkSession of Spark 4 or later; it is left open.
        work: a folder that the driver and all workers reach under this name.
    """

    name = "spark"
    explode = "EXPLODE"

    def __init__(self, session: Any, work: str | os.PathLike[str]) -> None:
        self.session = session
        Path(work).mkdir(parents=True, exist_ok=True)
        self._work = Path(tempfile.mkdtemp(prefix="claimgraph-", dir=work))
        self._work.chmod(0o777)  # workers may run as another user
        self._parts: dict[str, list[Path]] = {}
        self._made = 0
        self._shipped = False

    @classmethod
    def start(cls, master: str, work: str | os.PathLike[str]) -> Self:
        """Return an engine on a session of its own.

        Args:
            master: a master such as "local[*]" or "spark://host:7077"; "sc://host" for Connect.
            work: a folder that the driver and all workers reach under this name.

        Raises:
            MissingExtra: pyspark is not installed.
        """
        try:
            from pyspark.sql import SparkSession
        except ImportError as error:
            raise MissingExtra("pyspark", "spark") from error
        if master.startswith("local"):
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # not what PATH finds first
        builder = SparkSession.builder
        chosen = builder.remote if master.startswith("sc://") else builder.master
        return cls(chosen(master).getOrCreate(), work)

    def open(self, name: str, folder: Path) -> None:
        """Give a folder of Parquet files a name."""
        self.session.read.parquet(str(folder.absolute())).createOrReplaceTempView(name)

    def make(self, name: str, query: str) -> int:
        """Keep the rows of a query as a table; return how many."""
        old = self._parts.pop(name, [])
        count = self._add(name, query)
        for folder in old:
            shutil.rmtree(folder, ignore_errors=True)
        return count

    def grow(self, name: str, query: str) -> int:
        """Add the rows of a query to a table; return how many."""
        return self._add(name, query)

    def _add(self, name: str, query: str) -> int:
        self._made += 1
        folder = self._work / f"{name}-{self._made:05}"
        frame = self.session.sql(query)
        frame.write.parquet(str(folder))
        self._parts.setdefault(name, []).append(folder)
        reader = self.session.read.schema(frame.schema)
        fresh = reader.parquet(str(folder))
        fresh.createOrReplaceTempView(f"{name}_new")
        reader.parquet(*map(str, self._parts[name])).createOrReplaceTempView(name)
        return int(fresh.count())

    def save(self, query: str, folder: Path, group: int = GROUP) -> None:
        """Write the rows of a query as a folder of Parquet files, which appears whole."""
        writer = self.session.sql(query).write.option("compression", "zstd")
        self._write(writer.option("parquet.block.row.count.limit", group).parquet, folder)

    def write_lines(self, query: str, folder: Path) -> None:
        """Write a query's only column as a folder of text files."""
        self._write(self.session.sql(query).write.text, folder)

    def _write(self, write: Callable[[str], None], folder: Path) -> None:
        made = folder.absolute().with_name(f".{folder.name[:40]}.{os.getpid()}.{self._made}")
        made.parent.mkdir(parents=True, exist_ok=True)
        write(str(made))
        for note in [*made.glob(".*.crc"), *made.glob("_SUCCESS")]:
            note.unlink()
        if folder.exists():
            shutil.rmtree(folder)
        os.rename(made, folder)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return [tuple(row) for row in self.session.sql(query).collect()]

    def drop(self, *names: str) -> None:
        """Forget tables."""
        for name in names:
            self.session.catalog.dropTempView(name)
            for folder in self._parts.pop(name, []):
                shutil.rmtree(folder, ignore_errors=True)

    def text(self, value: str) -> str:
        """Return text as a literal of SQL, in which a backslash escapes."""
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"

    def spread(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield what a function makes of each item, a task for each, when all are done.

        Workers are sent claimgraph, and need the libraries it needs.

        Raises:
            WorkersFailed: a worker lacks a library; the message says where and which.
        """
        held = [(n, pickle.dumps((work, item))) for n, item in enumerate(items)]
        if not held:
            return
        if not self._shipped:
            self.session.addArtifacts(str(package()), pyfile=True)
            self._shipped = True
        jobs = self.session.createDataFrame(held, "n long, job binary").hint("broadcast")
        # A row of range is a task; repartition() would deal several jobs to one, none to others.
        tasks = self.session.range(0, len(held), 1, len(held))
        tasks = tasks.join(jobs, tasks.id == jobs.n).select("job")
        for result, unfit in _collected(tasks.mapInArrow(_run(), "result binary, unfit string")):
            if unfit:
                raise WorkersFailed(f"{unfit}; {_ADVICE}")
            done, made = pickle.loads(result)  # written by our own workers
            if isinstance(made, ModuleNotFoundError):
                raise WorkersFailed(f"a worker: {made}; {_ADVICE}") from made
            if not done:
                raise made
            yield made

    def close(self) -> None:
        """Let go of all tables and files; the session stays."""
        self.drop(*self._parts)
        shutil.rmtree(self._work, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _collected(frame: Any) -> list[Any]:
    try:
        found: list[Any] = frame.collect()
    except Exception as error:  # its kind differs between classic Spark and Connect
        missing = _MISSING.search(str(error))
        if missing is None:
            raise
        raise WorkersFailed(f"a worker cannot run Python tasks: {missing[0]}; {_ADVICE}") from error
    return found


def _run() -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """Return what runs jobs on a worker: all of it travels, as claimgraph may not be there."""

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        import pickle
        import socket
        import sys

        import pyarrow

        def outcome(job: bytes) -> tuple[bytes | None, str | None]:
            try:
                from claimgraph.engines.process_pool import attempt

                work, item = pickle.loads(job)
            except ImportError as error:
                where = f"{sys.executable} on {socket.gethostname()}"
                return None, f"{where} cannot run claimgraph: {error}"
            return attempt(work, item), None

        for batch in batches:
            found = [outcome(job) for job in batch.column("job").to_pylist()]
            results = pyarrow.array([result for result, _ in found], "binary")
            unfit = pyarrow.array([why for _, why in found], "string")
            yield pyarrow.RecordBatch.from_arrays([results, unfit], ["result", "unfit"])

    return run
