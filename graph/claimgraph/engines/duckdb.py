"""DuckDB, in this process: tables that do not fit its memory go to disk."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from claimgraph.engines.process_pool import share_out
from claimgraph.engines.protocol import GROUP
from claimgraph.errors import EngineProblem, MissingExtra

T = TypeVar("T")
R = TypeVar("R")


class DuckDB:
    """An engine in this process.

    Args:
        memory_limit: what it may hold in memory, such as "1GB"; the rest is on disk. 80 % of the
            machine's memory when not given.
        workers: how many threads and processes work; all the machine has when not given.
        work: the folder for what does not fit; the system's own when not given.

    >>> with cg.engines.DuckDB(memory_limit="1GB") as engine:
    ...     engine.rows("SELECT 1 + 1")
    [(2,)]

    Raises:
        MissingExtra: duckdb is not installed.
        EngineProblem: a setting is none, or later on memory or disk run out.
    """

    name = "duckdb"
    explode = "UNNEST"

    def __init__(
        self,
        *,
        memory_limit: str | None = None,
        workers: int | None = None,
        work: str | os.PathLike[str] | None = None,
    ) -> None:
        try:
            import duckdb
        except ImportError as error:
            raise MissingExtra("duckdb", "duckdb") from error
        self._error = duckdb.Error
        self._kinds: dict[str, str] = {}
        self.workers = workers or os.cpu_count() or 1
        self._work = Path(tempfile.mkdtemp(prefix="claimgraph-", dir=work))
        self._connection = duckdb.connect(str(self._work / "work.duckdb"))
        settings = {"temp_directory": str(self._work), "threads": str(self.workers)}
        if memory_limit is not None:
            settings["memory_limit"] = memory_limit
        for setting, value in settings.items():
            self._run(f"SET {setting} = {self.text(value)}")
        self._run("SET preserve_insertion_order = false")
        self._run("SET parquet_metadata_cache = true")

    def open(self, name: str, folder: Path) -> None:
        """Give a folder of Parquet files a name."""
        self._view(name, f"read_parquet({self._files(folder)})")

    def make(self, name: str, query: str) -> int:
        """Keep the rows of a query as a table; return how many."""
        made = f"{name}_made"
        self._run(f"CREATE OR REPLACE TABLE {made} AS {query}")
        self._name(made, name)
        self._view(f"{name}_new", name)
        return self._count(name)

    def grow(self, name: str, query: str) -> int:
        """Add the rows of a query to a table; return how many."""
        made = f"{name}_made"
        self._run(f"CREATE OR REPLACE TABLE {made} AS {query}")
        self._name(made, f"{name}_new")
        self._run(f"INSERT INTO {name} SELECT * FROM {name}_new")
        return self._count(f"{name}_new")

    def save(self, query: str, folder: Path, group: int = GROUP) -> None:
        """Write the rows of a query as a folder of one Parquet file, which appears whole."""
        how = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {group}"
        self._copy(query, folder, "part-0.parquet", how)

    def write_lines(self, query: str, folder: Path) -> None:
        """Write a query's only column, without control characters, as a folder of one text file."""
        # CSV of one column that nothing is quoted in: rows go to the file as they come.
        how = "FORMAT csv, QUOTE '', ESCAPE '', DELIMITER E'\\x01', HEADER false, COMPRESSION none"
        self._copy(query, folder, "part-0.txt", how)

    def _copy(self, query: str, folder: Path, name: str, how: str) -> None:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name[:40]}."))
        try:
            self._run(f"COPY ({query}) TO {self.text(str(made / name))} ({how})")
            made.chmod(0o755)
            if folder.exists():
                shutil.rmtree(folder)
            os.rename(made, folder)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with self._problems():
            found: list[tuple[Any, ...]] = self._connection.execute(query).fetchall()
        return found

    def drop(self, *names: str) -> None:
        """Forget tables."""
        for name in names:
            if kind := self._kinds.pop(name, None):
                self._run(f"DROP {kind} {name}")

    def text(self, value: str) -> str:
        """Return text as a literal of SQL."""
        return "'" + value.replace("'", "''") + "'"

    def spread(self, work: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Yield what a function makes of each item, in processes when there are several workers.

        A script that is run must then hold its statements under ``if __name__ == "__main__":``.
        """
        return map(work, items) if self.workers == 1 else share_out(work, items, self.workers)

    def close(self) -> None:
        """Let go of all tables and files."""
        self._connection.close()
        shutil.rmtree(self._work, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _view(self, name: str, of: str) -> None:
        self.drop(name)
        self._run(f"CREATE VIEW {name} AS SELECT * FROM {of}")
        self._kinds[name] = "VIEW"

    def _name(self, table: str, name: str) -> None:
        """Give a table that was just made its name, whatever had it."""
        self.drop(name)
        self._run(f"ALTER TABLE {table} RENAME TO {name}")
        self._kinds[name] = "TABLE"

    def _run(self, statement: str) -> None:
        with self._problems():
            self._connection.execute(statement)

    @contextmanager
    def _problems(self) -> Iterator[None]:
        """Tell of DuckDB's errors in a line, as ours."""
        try:
            yield
        except self._error as error:
            raise EngineProblem(f"DuckDB: {str(error).splitlines()[0]}") from error

    def _count(self, name: str) -> int:
        return int(self.rows(f"SELECT COUNT(*) FROM {name}")[0][0])

    def _files(self, folder: Path) -> str:
        return "[" + ", ".join(self.text(str(f)) for f in sorted(folder.glob("*.parquet"))) + "]"
