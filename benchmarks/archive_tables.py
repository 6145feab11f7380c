"""What it costs to write an archive as tables, and the tables as quads for a SPARQL store.

    PYTHONPATH=graph:benchmarks python benchmarks/archive_tables.py --claims 10000 100000

For each size: CPU and peak memory of ``cg.tables.write``, origins of all claims, the export, and
Oxigraph loading what was exported. DuckDB may hold 256 MB. Each size is a process of its own.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from corpus import Corpus as Documents
from scale import cost

from claimgraph import Archive, engines, tables
from claimgraph.corpus import Corpus


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--folder", default=tempfile.gettempdir(), help="where archives are kept")
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    folder = Path(options.folder)
    for claims in options.claims:
        if options.measure:
            print(json.dumps(written(folder, claims)), flush=True)
            continue
        fill(archive(folder, claims), claims)
        command = [sys.executable, __file__, "--measure", "--folder", folder, "--claims"]
        subprocess.run([*command, str(claims)], check=True)


def archive(folder: Path, claims: int) -> Path:
    """Return where the archive of so many claims is."""
    return folder / f"claimgraph-archive-{claims}"


def fill(place: Path, claims: int) -> None:
    """Make an archive unless it is there."""
    if not place.exists():
        with Archive(place, durability="fast") as held:
            held.add_many(Documents(claims))


def written(folder: Path, claims: int) -> dict[str, Any]:
    """Write an archive as tables; then count origins, export, and load the lines into Oxigraph."""
    with (
        tempfile.TemporaryDirectory(dir=folder) as place,
        engines.DuckDB(memory_limit="256MB", workers=2, work=place) as engine,
    ):
        start = time.process_time()
        with Archive(archive(folder, claims), read_only=True) as held:
            target = tables.write(held, Path(place) / "tables", engine=engine)
        found = cost(time.process_time() - start, claims)
        files = sum(f.stat().st_size for f in target.rglob("*.parquet"))
        found["table bytes a claim"] = round(files / claims)
        asked = Corpus(target, engine)
        start = time.process_time()
        origins = asked.origins()
        found["fewer origins"] = sum(one.origins < one.citations for one in origins)
        found["origins µs a claim"] = round((time.process_time() - start) / claims * 1e6, 1)
        return {"claims": claims} | found | _loaded(asked, Path(place), claims)


def _loaded(held: Corpus, place: Path, claims: int) -> dict[str, float]:
    start = time.process_time()
    exported = held.export_nquads(place / "quads")
    export = time.process_time() - start
    quads, size = _lines(exported)
    start = time.process_time()
    store = ox.Store(str(place / "store"))
    for file in exported.iterdir():
        store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    store.optimize()
    load = time.process_time() - start
    files = sum(f.stat().st_size for f in (place / "store").rglob("*") if f.is_file())
    return {
        "quads a claim": round(quads / claims, 1), "bytes a quad": round(size / quads),
        "export µs a quad": round(export / quads * 1e6, 2),
        "load µs a quad": round(load / quads * 1e6, 2), "store bytes a quad": round(files / quads),
    }  # fmt: skip


def _lines(folder: Path) -> tuple[int, int]:
    """Return how many lines and bytes the files of a folder have."""
    texts = [file.read_bytes() for file in folder.iterdir()]
    return sum(text.count(b"\n") for text in texts), sum(map(len, texts))


if __name__ == "__main__":
    main()
