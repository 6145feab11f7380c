"""``claimgraph corpus``: read many files into tables, and ask the tables, on DuckDB or Spark."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimgraph.commands.printing import print_json, print_rows
from claimgraph.commands.shared import DONE, add_claims, add_counting, count, counted_links

if TYPE_CHECKING:
    from claimgraph.corpus import Corpus
    from claimgraph.engines import Engine

SHOWN = 50
"""How many rows are printed unless --limit says otherwise."""
EPILOG = """\
FOLDER is a folder of Parquet tables, which `read` makes and the other jobs ask.

examples:
  claimgraph corpus read tables/ texts/
  claimgraph corpus without tables/ https://example.org/report
  claimgraph corpus origins tables/ --json
  claimgraph corpus export tables/ quads/ --engine spark --master spark://host:7077 --work /shared
"""


def add_parser(commands: Any) -> None:
    """Add the command, and those below it."""
    says = "read many files into tables, and ask tables of any size"
    parser = commands.add_parser("corpus", help=says, description=says)
    parser.epilog, parser.formatter_class = EPILOG, argparse.RawDescriptionHelpFormatter
    below = parser.add_subparsers(dest="job", metavar="JOB", required=True)
    _read_parser(below)
    claims = _job(below, "claims", "list the claims that rest on a source, directly or not")
    claims.add_argument("source", metavar="SOURCE", help="its id, url or title")
    without = _job(below, "without", "tell what falls if sources fall")
    without.add_argument(
        "sources", nargs="*", metavar="SOURCE",
        help="its id, url or title; without any, only what notices say is lost",
    )  # fmt: skip
    without.add_argument(
        "--as-of", metavar="DATE", help="leave out notices later than this ISO date"
    )
    without.add_argument(
        "--save", metavar="PARQUET", help="write all that falls and survives to this new folder"
    )
    loads = _job(
        below, "sources", "list the most cited sources, and how many claims fall with each"
    )
    origins = _job(below, "origins", "count each claim's independent origins beside its citations")
    export = _job(below, "export", "write everything as N-Quads, a folder of text files")
    export.add_argument("target", metavar="QUADS", help="the folder to write")
    export.add_argument(
        "--graphs", action="store_true",
        help="a named graph for each document, as `claimgraph load` takes it into an archive",
    )  # fmt: skip
    for job in (claims, without, loads, origins):
        add_counting(job)
        job.add_argument(
            "--limit", type=count, default=10 if job is loads else SHOWN, metavar="ROWS",
            help="print at most so many rows (%(default)s)",
        )  # fmt: skip


def _read_parser(below: Any) -> None:
    says = "read files of cited text, or an archive, into a new folder of tables"
    read = _job(below, "read", says)
    read.description = (
        f"{says}. Files that cannot be read are set aside, with exit code 2. After a stop the same "
        "command goes on where it was."
    )
    read.add_argument(
        "--follow-links", action="store_true", help="read what links in folders lead to elsewhere"
    )
    read.add_argument(
        "files", nargs="+", metavar="FILE",
        help="a file, a folder whose files are all read, or one archive",
    )  # fmt: skip
    read.add_argument(
        "--only-citations", action="store_true",
        help="leave actors, events, voices and figures out: many times faster",
    )  # fmt: skip
    add_claims(read)


def _job(below: Any, name: str, says: str) -> argparse.ArgumentParser:
    job: argparse.ArgumentParser = below.add_parser(name, help=says, description=says, epilog=DONE)
    job.add_argument("folder", metavar="FOLDER", help="the folder of tables")
    job.add_argument("--json", action="store_true", help="print JSON instead of text")
    where = job.add_argument_group("where it runs")
    where.add_argument(
        "--engine", choices=("duckdb", "spark"), default="duckdb",
        help="DuckDB in this process, or a Spark cluster (%(default)s)",
    )  # fmt: skip
    where.add_argument(
        "--memory", metavar="SIZE",
        help="the most that DuckDB holds in memory, such as 1GB; the rest goes to disk",
    )  # fmt: skip
    where.add_argument(
        "--workers", type=count, metavar="COUNT",
        help="threads and processes beside DuckDB (as many as there are cores)",
    )  # fmt: skip
    where.add_argument(
        "--master", default="local[*]", metavar="URL",
        help="Spark's master, such as spark://host:7077, or sc://host for Connect (%(default)s)",
    )  # fmt: skip
    where.add_argument(
        "--work", metavar="DIR",
        help="a folder for what is in between; all of Spark's workers must reach it",
    )  # fmt: skip
    return job


def run(options: argparse.Namespace) -> int:
    """Run one job."""
    if options.job == "read":
        with _engine(options) as engine:
            return _read(options, engine)
    from claimgraph.corpus import Corpus
    from claimgraph.tables import Contract

    Contract.of(options.folder)  # before an engine starts, which may take a while
    with _engine(options) as engine:
        _JOBS[options.job](options, Corpus(options.folder, engine))
    return 0


def _engine(options: argparse.Namespace) -> AbstractContextManager[Engine]:
    from claimgraph import engines

    if options.engine == "duckdb":
        return engines.DuckDB(
            memory_limit=options.memory, workers=options.workers, work=options.work
        )
    work = options.work or Path(options.folder).absolute().with_name("claimgraph-work")
    return engines.Spark.start(options.master, work)


def _read(options: argparse.Namespace, engine: Engine) -> int:
    from claimgraph.archive import Archive, is_archive
    from claimgraph.corpus import read_corpus
    from claimgraph.tables import write

    if len(options.files) == 1 and is_archive(options.files[0]):
        with Archive(options.files[0], read_only=True) as archive:
            write(archive, options.folder, engine=engine)
            return _told(options, len(archive), [])
    found = read_corpus(
        (file for name in options.files for file in _files(Path(name), options.follow_links)),
        options.folder,
        engine=engine,
        only_citations=options.only_citations,
        claims=options.claims,
    )
    return _told(options, found.documents, [failure._asdict() for failure in found.failures])


def _told(options: argparse.Namespace, documents: int, failures: list[dict[str, Any]]) -> int:
    if options.json:
        print_json({"documents": documents, "failures": failures})
    else:
        print(f"{documents} documents read, {len(failures)} set aside")
        print_rows(failures)
    return 2 if failures else 0


def _files(path: Path, follow: bool) -> list[Path]:
    """Return the files of a folder; links that lead out of it only when they are to be followed."""
    if not path.is_dir():
        return [path]
    home = path.resolve()
    found = sorted(p for p in path.rglob("*") if p.is_file())
    kept = [p for p in found if follow or p.resolve().is_relative_to(home)]
    if len(kept) < len(found):
        left = f"{len(found) - len(kept)} links out of {path} left out; --follow-links reads them"
        print(left, file=sys.stderr)
    return kept


def _claims(options: argparse.Namespace, corpus: Corpus) -> None:
    found = corpus.resting_on(options.source, **counted_links(options))
    if options.json:
        print_json(found)
    else:
        print(f"{len(found)} claims rest on it")
        print(*found[: options.limit], sep="\n", end="\n" if found else "")


def _without(options: argparse.Namespace, corpus: Corpus) -> None:
    found = corpus.without(sources=options.sources, as_of=options.as_of, **counted_links(options))
    rows, counts = found.rows(options.limit), found.counts
    if options.save:
        found.save(options.save)
    if options.json:
        print_json({"counts": counts, "claims": rows})
    else:
        print(", ".join(f"{number} {outcome}" for outcome, number in counts.items()))
        print_rows(rows)


def _sources(options: argparse.Namespace, corpus: Corpus) -> None:
    found = corpus.load_bearing(options.limit, **counted_links(options))
    _rows(options, [one._asdict() for one in found])


def _origins(options: argparse.Namespace, corpus: Corpus) -> None:
    found = corpus.origins(**counted_links(options))
    found.sort(key=lambda one: (one.origins - one.citations, one.claim))
    _rows(options, [one._asdict() for one in found[: options.limit]])


def _rows(options: argparse.Namespace, rows: list[dict[str, Any]]) -> None:
    print_json(rows) if options.json else print_rows(rows)


def _export(options: argparse.Namespace, corpus: Corpus) -> None:
    target = corpus.export_nquads(options.target, graphs=options.graphs)
    print_json({"folder": str(target)}) if options.json else print(target)


_JOBS: dict[str, Callable[[argparse.Namespace, Corpus], None]] = {
    "claims": _claims,
    "without": _without,
    "sources": _sources,
    "origins": _origins,
    "export": _export,
}
