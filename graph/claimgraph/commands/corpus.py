"""``claimgraph corpus``: read many files into tables, and ask the tables, on DuckDB or Spark."""

from __future__ import annotations

import argparse
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from claimgraph.commands.shared import add_counting, counted_links, print_json, print_rows

SHOWN = 50
"""How many rows are printed unless --limit says otherwise."""


def add_parser(commands: Any) -> None:
    """Add the command, and those below it."""
    says = "read many files into tables, and ask tables of any size"
    parser = commands.add_parser("corpus", help=says, description=says)
    below = parser.add_subparsers(dest="job", metavar="JOB", required=True)
    read = _job(below, "read", "read files and folders of cited text into a folder of tables")
    read.add_argument("files", nargs="+", help="files, or folders whose files are all read")
    read.add_argument(
        "--only-citations", action="store_true", help="leave actors, events and figures out"
    )
    without = _job(below, "without", "tell what falls if sources fall, and what survives")
    without.add_argument("sources", nargs="*", metavar="SOURCE", help="its id, url or title")
    without.add_argument("--as-of", metavar="DATE", help="count notices until this date")
    without.add_argument("--save", metavar="PARQUET", help="write all that falls and survives here")
    origins = _job(below, "origins", "count independent origins instead of citations")
    export = _job(below, "export", "write everything as N-Quads, a folder of text files")
    export.add_argument("target", help="the folder to write")
    for job in (without, origins):
        add_counting(job)
        job.add_argument("--limit", type=int, default=SHOWN, help=f"rows to print ({SHOWN})")


def _job(below: Any, name: str, says: str) -> argparse.ArgumentParser:
    job: argparse.ArgumentParser = below.add_parser(name, help=says, description=says)
    job.add_argument("folder", help="the folder of tables")
    job.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    job.add_argument("--memory", metavar="SIZE", help="what DuckDB may hold, such as 1GB")
    job.add_argument("--workers", type=int, help="threads and processes of DuckDB (all cores)")
    job.add_argument(
        "--master", default="local[*]", help="Spark's master, or an sc:// address for Connect"
    )
    job.add_argument("--work", help="a folder for what is in between; Spark's workers share it")
    job.add_argument("--json", action="store_true", help="print JSON instead of text")
    return job


def run(options: argparse.Namespace) -> int:
    """Run one job."""
    with _engine(options) as engine:
        code: int = globals()[f"_{options.job}"](options, engine)
    return code


def _engine(options: argparse.Namespace) -> AbstractContextManager[Any]:
    from claimgraph import engines

    if options.engine == "duckdb":
        return engines.DuckDB(
            memory_limit=options.memory, workers=options.workers, work=options.work
        )
    work = options.work or Path(options.folder).absolute().with_name("claimgraph-work")
    return engines.Spark.start(options.master, work)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _open(options: argparse.Namespace, engine: Any) -> Any:
    from claimgraph.corpus import Corpus

    return nullcontext(Corpus(options.folder, engine, progress=_tell))


def _read(options: argparse.Namespace, engine: Any) -> int:
    from claimgraph.corpus import read_corpus

    found = read_corpus(
        (file for name in options.files for file in _files(Path(name))),
        options.folder,
        engine=engine,
        only_citations=options.only_citations,
        progress=_tell,
    )
    failures = [failure._asdict() for failure in found.failures]
    if options.json:
        print_json({"documents": found.documents, "failures": failures})
    else:
        print(f"{found.documents} documents read, {len(failures)} set aside")
        print_rows(failures)
    return 1 if failures else 0


def _files(path: Path) -> list[Path]:
    return sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]


def _without(options: argparse.Namespace, engine: Any) -> int:
    with _open(options, engine) as corpus:
        found = corpus.without(
            sources=options.sources, as_of=options.as_of, **counted_links(options)
        )
        rows, counts = found.rows(options.limit), found.counts
        if options.save:
            found.save(options.save)
    if options.json:
        print_json({"counts": counts, "claims": rows})
    else:
        print(", ".join(f"{number} {outcome}" for outcome, number in counts.items()))
        print_rows(rows)
    return 0


def _origins(options: argparse.Namespace, engine: Any) -> int:
    with _open(options, engine) as corpus:
        found = corpus.origins(**counted_links(options))
    found.sort(key=lambda one: (one.origins - one.citations, one.claim))
    rows = [one._asdict() for one in found[: options.limit]]
    print_json(rows) if options.json else print_rows(rows)
    return 0


def _export(options: argparse.Namespace, engine: Any) -> int:
    with _open(options, engine) as corpus:
        target = corpus.export_nquads(options.target)
    print_json({"folder": str(target)}) if options.json else print(target)
    return 0
