"""The tables as Parquet files: a folder for each table, so that parts can be added to it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph.engines.protocol import GROUP
from claimgraph.errors import MissingExtra, UnreadableInput
from claimgraph.tables.contract import TABLES, VERSION, Column
from claimgraph.tables.records import TableRows

if TYPE_CHECKING:
    import pyarrow as pa

NOTE = "contract.json"
"""The file that says which version of the contract a folder keeps; written last."""
GROUPS = {"ids": 4_096}
"""Rows in a row group where they are not ``GROUP``: few, as ids are looked up one by one."""


@dataclass(frozen=True)
class Contract:
    """What a folder says of itself: the version, the base of its IRIs, and rows by table."""

    version: int
    base: str
    rows: Mapping[str, int]

    @classmethod
    def of(cls, folder: str | os.PathLike[str]) -> Contract:
        """Return the contract of a folder.

        Raises:
            UnreadableInput: the folder holds none, or one of another version.
        """
        note = Path(folder) / NOTE
        if not note.is_file():
            raise UnreadableInput(f"{folder} {_lacking(Path(folder))}")
        try:
            found = cls(**json.loads(note.read_text(encoding="utf-8")))
        except (ValueError, TypeError) as error:
            raise UnreadableInput(f"{note} is not a contract of tables: {error}") from error
        if found.version != VERSION:
            raise UnreadableInput(
                f"{note} is of version {found.version}; this claimgraph reads {VERSION}: write "
                "the tables again, or use the claimgraph that wrote them"
            )
        return found

    def check(self, folder: str | os.PathLike[str]) -> None:
        """Refuse a folder whose tables are not whole: by the footers of their files.

        Raises:
            UnreadableInput: a table is missing, damaged or not of so many rows.
            MissingExtra: pyarrow is not installed.
        """
        metadata = load_pyarrow("pyarrow.parquet").read_metadata
        broken = (OSError, load_pyarrow("pyarrow").ArrowException)
        for table in TABLES:
            try:
                files = Path(folder, table).glob("*.parquet")
                found = sum(metadata(file).num_rows for file in files)
            except broken as error:
                raise UnreadableInput(f"{Path(folder, table)} is damaged: {error}") from error
            if found != self.rows.get(table):
                raise UnreadableInput(
                    f"{Path(folder, table)} has {found} rows and should have "
                    f"{self.rows.get(table)}; part of the folder is missing, copy it again"
                )

    def save(self, folder: Path) -> None:
        """Write the contract, whole or not at all."""
        temporary = folder / f".{NOTE}.{os.getpid()}"
        temporary.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")
        os.replace(temporary, folder / NOTE)


def new_folder(folder: str | os.PathLike[str]) -> Path:
    """Return a path that nothing has yet.

    Raises:
        FileExistsError: something has it.
    """
    if (target := Path(folder)).exists():
        raise FileExistsError(17, "the folder exists; remove it or choose another", str(target))
    return target


def _lacking(folder: Path) -> str:
    """Return in words why a folder has no contract."""
    if folder.with_name(folder.name + ".parts").is_dir():
        return "is not finished; read the same files into it again, and reading goes on"
    if not folder.exists():
        return "does not exist; `claimgraph corpus read` makes such folders"
    return (
        f"holds no {NOTE}, so it is not a folder of tables, or one that was not finished; "
        "`claimgraph corpus read` makes such folders"
    )


def write_parts(rows: TableRows, folder: Path, part: str, extra: Sequence[Column] = ()) -> None:
    """Write rows as one part of every table, which may have further columns."""
    parquet = load_pyarrow("pyarrow.parquet")
    for table, held in rows.items():
        (folder / table).mkdir(parents=True, exist_ok=True)
        made = load_pyarrow("pyarrow").Table.from_pylist(
            held, schema=schema([*TABLES[table], *extra])
        )
        file = folder / table / f"{part}.parquet"
        temporary = file.with_name(f".{file.name}.{os.getpid()}")
        parquet.write_table(
            made, temporary, compression="zstd", row_group_size=GROUPS.get(table, GROUP)
        )
        os.replace(temporary, file)


def read_table(folder: Path, table: str) -> pa.Table:
    """Return one table, all its parts."""
    parquet, pyarrow = load_pyarrow("pyarrow.parquet"), load_pyarrow("pyarrow")
    parts = sorted(folder.joinpath(table).glob("*.parquet"))
    wanted = schema(TABLES[table])
    try:
        found = [parquet.read_table(part).select(wanted.names).cast(wanted) for part in parts]
    except (KeyError, OSError, pyarrow.ArrowException) as error:
        told = str(error).partition("\n")[0]
        raise UnreadableInput(f"{folder / table} is damaged: {told}") from error
    return pyarrow.concat_tables(found) if found else wanted.empty_table()


def schema(columns: Iterable[Column]) -> pa.Schema:
    """Return columns as an Arrow schema."""
    pyarrow = load_pyarrow("pyarrow")
    types = {
        "int64": pyarrow.int64(),
        "string": pyarrow.string(),
        "strings": pyarrow.list_(pyarrow.string()),
        "double": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
    }
    return pyarrow.schema([(column.name, types[column.kind]) for column in columns])


def load_pyarrow(module: str) -> Any:
    """Return a module of pyarrow.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtra("pyarrow", "tables") from error
