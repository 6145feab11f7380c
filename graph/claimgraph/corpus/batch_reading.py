"""Batch reading: files of cited text into tables, on all workers; failures are listed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from claimgraph.corpus.sql import Progress, quiet
from claimgraph.engines import DuckDB, Engine
from claimgraph.engines.process_pool import share_out
from claimgraph.errors import IdCollision, UnreadableInput, WorkersFailed
from claimgraph.files import read
from claimgraph.progress import tracked
from claimgraph.rdf.vocabulary import DATA
from claimgraph.reading import ClaimSize
from claimgraph.tables.contract import TABLES, VERSION
from claimgraph.tables.merging import READ_FROM, merge
from claimgraph.tables.parquet import write_parts
from claimgraph.tables.records import TableRows, to_rows

BATCH = 200
"""How many files one worker reads at most before it writes."""
BATCH_BYTES = 1_000_000
"""How much they may hold together, some ten seconds of reading; a larger file is read alone."""
_BATCHES = 32
_FEWEST = 8
"""So many batches a corpus is cut into at least, if each has so many files: all workers share."""
_FAILED = "failures"


class Failure(NamedTuple):
    """A file that could not be read, and why."""

    path: str
    error: str
    message: str


@dataclass(frozen=True)
class BatchResult:
    """What became of the files: how many were read, and which were set aside."""

    folder: Path
    documents: int
    failures: tuple[Failure, ...]


class Job(NamedTuple):
    """Files for one worker, and where it writes; its name follows from them."""

    name: str
    paths: tuple[str, ...]
    parts: str
    only_citations: bool
    claims: ClaimSize


def read_corpus(
    paths: Iterable[str | os.PathLike[str]],
    folder: str | os.PathLike[str],
    *,
    engine: Engine | None = None,
    only_citations: bool = False,
    claims: ClaimSize = "statement",
    progress: Progress = quiet,
) -> BatchResult:
    """Read files of cited text into a folder of tables, on all workers of an engine.

    A file that cannot be read is set aside with its error, in the answer and in
    ``failures.json`` of the folder. What was read is kept in ``<folder>.parts`` until the tables
    are whole: the same call again goes on from there.

    Args:
        paths: the files; on a cluster all workers must reach them, and the folder.
        folder: where the tables go; it must not exist.
        engine: ``DuckDB`` unless given.
        only_citations: leave actors, events, voices and figures out; many times faster.
        claims: what a claim is made of, as for ``read``.
        progress: told of each batch.

    Raises:
        FileExistsError: the folder exists.
        IdCollision: two ids have one number.
    """
    target = Path(folder).absolute()
    if target.exists():
        raise FileExistsError(17, "the folder exists; remove it or choose another", str(target))
    parts = target.with_name(target.name + ".parts")
    listed = sorted({str(Path(path).absolute()) for path in paths})
    if not listed:
        raise UnreadableInput("there are no files to read")
    jobs = list(_jobs(listed, parts, only_citations, claims))
    waiting = [job for job in jobs if not _done(job).exists()]
    held = engine or DuckDB()
    try:
        read_batches = tracked(held.spread(read_batch, waiting), "batches", total=len(waiting))
        for n, name in enumerate(read_batches, start=1):
            progress(f"batch {name}: {n} of {len(waiting)}")
        notes = [json.loads(_done(job).read_text(encoding="utf-8")) for job in jobs]
        failures = tuple(Failure(*row) for note in notes for row in note[_FAILED])
        _merge(held, jobs, failures, target)
    finally:
        if engine is None:
            held.close()
    shutil.rmtree(parts)
    return BatchResult(target, sum(note["documents"] for note in notes), failures)


def _jobs(
    paths: Sequence[str], parts: Path, only_citations: bool, claims: ClaimSize
) -> Iterator[Job]:
    for batch in _batches([(path, *_stamp(path)) for path in paths]):
        key = json.dumps([batch, only_citations, claims, VERSION]).encode()
        name = hashlib.blake2b(key, digest_size=8).hexdigest()
        yield Job(name, tuple(path for path, *_ in batch), str(parts), only_citations, claims)


def _batches(files: Sequence[tuple[str, int, int]]) -> Iterator[list[tuple[str, int, int]]]:
    """Cut files, each with its size and time, into batches that take about as long."""
    most = min(BATCH, max(_FEWEST, -(-len(files) // _BATCHES)))
    batch: list[tuple[str, int, int]] = []
    held = 0
    for file in files:
        if batch and (len(batch) == most or held + file[1] > BATCH_BYTES):
            yield batch
            batch, held = [], 0
        batch.append(file)
        held += file[1]
    yield batch


def _stamp(path: str) -> tuple[int, int]:
    """Return what shows that a file changed; a missing one is read too, and set aside."""
    try:
        found = os.stat(path)
    except OSError:
        return (0, 0)
    return (found.st_size, found.st_mtime_ns)


def _done(job: Job) -> Path:
    return Path(job.parts) / "done" / f"{job.name}.json"


def read_batch(job: Job) -> str:
    """Read the files of a batch and write its parts, its note last; return its name.

    A worker that was killed leaves a mark. Whoever takes the batch up after it reads the files in
    another process, so that a file which kills its reader is set aside, and nothing else.
    """
    mark = Path(job.parts) / "begun" / job.name
    mark.parent.mkdir(parents=True, exist_ok=True)
    read_one = partial(_read_one, only_citations=job.only_citations, claims=job.claims)
    careful = mark.exists()
    mark.touch()
    try:
        found = (
            share_out(read_one, job.paths, 1, tries=2, lost=_lost)
            if careful
            else map(read_one, job.paths)
        )
        _write(job, list(found))
    finally:
        mark.unlink(missing_ok=True)  # not reached by those that are killed
    return job.name


def _read_one(path: str, only_citations: bool, claims: ClaimSize) -> TableRows | Failure:
    try:
        kb = read(path, only_citations=only_citations, claims=claims)
        found = to_rows(kb.values(), DATA, whole=False)
    except (IdCollision, ModuleNotFoundError):  # no fault of the file
        raise
    except Exception as error:  # whatever is wrong with one file must not lose the others
        return Failure(path, type(error).__name__, str(error))
    return {table: [row | {READ_FROM.name: path} for row in held] for table, held in found.items()}


def _lost(path: str) -> Failure:
    return Failure(path, WorkersFailed.__name__, "twice the process that read it died")


def _write(job: Job, found: Sequence[TableRows | Failure]) -> None:
    failures = [one for one in found if isinstance(one, Failure)]
    rows: TableRows = {table: [] for table in TABLES}
    for one in found:
        if not isinstance(one, Failure):
            for table, held in one.items():
                rows[table] += held
    write_parts(rows, Path(job.parts), job.name, (READ_FROM,))
    note = {"documents": len(found) - len(failures), _FAILED: failures}
    done = _done(job)
    done.parent.mkdir(exist_ok=True)
    temporary = done.with_name(f".{done.name}.{os.getpid()}")
    temporary.write_text(json.dumps(note), encoding="utf-8")
    os.replace(temporary, done)


def _merge(engine: Engine, jobs: Sequence[Job], failures: Sequence[Failure], target: Path) -> None:
    """Write the tables from the parts: each node once, as the first file by name has it."""
    parts = Path(jobs[0].parts)
    names = {job.name for job in jobs}
    made = target.with_name(f".{target.name}.made")
    shutil.rmtree(made, ignore_errors=True)
    for file in parts.glob("*/*.parquet"):
        if file.stem not in names:  # of files that have changed since
            file.unlink()
    merge(engine, parts, made, DATA)
    told = json.dumps([failure._asdict() for failure in failures], ensure_ascii=False, indent=1)
    made.joinpath("failures.json").write_text(told + "\n", encoding="utf-8")
    os.rename(made, target)
