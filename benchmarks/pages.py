"""What answers by the page cost an archive, beside an older build in the same run.

    PYTHONPATH=graph:benchmarks python benchmarks/pages.py 1000 10000 --each 6 [--than BUILD/graph]

For each number of documents (of 50 claims each, or ``--each``) an archive is written, and asked in
a process of its own: the first 20 documents, claims, actors and sources, the first 20 claims that
name an actor whom every document has, 20 claims of the most cited source, and what falls without a
source after one more document was added: without one that some 20 documents list, and without the
most cited one. With ``--than``, the folder of another build's sources, the same is asked of an
archive that this other build wrote, and ratios are printed; last, how much longer each takes of the
largest archive than of the smallest.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from corpus import CLAIMS, SPEAKERS, Corpus

import claimgraph as cg

RUNS = 5
ENOUGH = 2.0
"""Seconds after which a question is not asked again to find its least time."""
FEW = 20
"""Documents that list the less cited source, about."""


def main() -> None:
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("documents", nargs="*", type=int, default=[200, 1000])
    parser.add_argument("--each", type=int, default=CLAIMS, help="claims of one document")
    parser.add_argument("--than", type=Path, help="the source folder of another build")
    parser.add_argument("--folder", type=Path, help="where archives are kept for another run")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(measured(options.documents[0], options.each, options.inside)))
        return
    ours: list[dict[str, float]] = []
    for documents in options.documents:
        ours.append(run(documents, options.each, None, options.folder))
        theirs = {}
        if options.than:
            theirs = run(documents, options.each, options.than, options.folder)
        print(f"{documents:,} documents, {documents * options.each:,} claims")
        for name, took in ours[-1].items():
            ratio = f"{took / theirs[name]:>10.4f} of the other build's" if name in theirs else ""
            print(f"  {name:<62}{took * 1e3:>12.2f} ms{ratio}", flush=True)
    print(f"{options.documents[-1]:,} documents, in times of {options.documents[0]:,}")
    for name, took in ours[-1].items():
        print(f"  {name:<62}{took / max(ours[0].get(name, took), 1e-9):>12.2f}")


def run(documents: int, each: int, build: Path | None, kept: Path | None) -> dict[str, float]:
    """Return what a build takes, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        place = kept / f"{'theirs' if build else 'ours'}-{documents}x{each}" if kept else folder
        path = [str(build)] if build else [os.environ.get("PYTHONPATH", "")]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([*path, str(Path(__file__).parent)])}
        command = [sys.executable, __file__, str(documents), "--each", str(each), "--inside", place]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=env)
        found: dict[str, float] = json.loads(done.stdout)
        return found


def measured(documents: int, each: int, folder: Path) -> dict[str, float]:
    """Write an archive unless it is there, and ask it; return seconds of CPU by question."""
    corpus, found = Corpus(documents * each, each=each), {}
    if not (folder / "whole").exists():
        start = time.process_time()
        with cg.Archive(folder / "a") as archive:
            archive.add_many(corpus, progress=False)
        (folder / "whole").touch()
        found["writing, objects made on the way"] = time.process_time() - start
    source, actor = corpus.sources[0].id, SPEAKERS[0]
    asked: dict[str, Callable[[cg.Archive], object]] = {
        "first 20 documents": lambda a: list(a.documents()[:20]),
        "first 20 of all claims": lambda a: list(a.claims()[:20]),
        "first 20 claims that name an actor": lambda a: list(a.claims(mentioning=actor)[:20]),
        "first 20 actors": lambda a: list(a.actors()[:20]),
        "first 20 events": lambda a: list(a.events()[:20]),
        "first 20 sources": lambda a: list(a.sources()[:20]),
        "20 claims of the most cited source": lambda a: list(a.claims(relying_on=source)[:20]),
        "how many rely on it": lambda a: len(a.claims(relying_on=source)),
    }
    for name, question in asked.items():
        with cg.Archive(folder / "a") as archive:
            found[name + ", archive just opened"] = least(lambda: question(archive), runs=1)  # noqa: B023  # called now
            found[name] = least(lambda: question(archive))  # noqa: B023  # called now
    with cg.Archive(folder / "a") as archive:
        found |= losing(archive, corpus)
    return found


def losing(archive: cg.Archive, corpus: Corpus) -> dict[str, float]:
    """Withdraw sources between adds; the archive is left as it was."""
    found: dict[str, float] = {}
    few = rare(archive, corpus)
    more = iter(Corpus(2 * corpus.each, seed=11, each=corpus.each))
    for name, source in (("a source of few documents", few), ("the most cited", corpus.sources[0])):

        def without(source: cg.Source = source) -> int:
            return len(archive.without(sources=source.id).falls)

        found[f"without {name}, first"] = least(without, runs=1)
        each = found[f"without {name}, first"] / max(without(), 1)
        found[f"without {name}, first, a claim that falls"] = each
        found[f"without {name}, again"] = least(without, runs=1)
        archive.add(kb := next(more))
        found[f"without {name}, after an add"] = least(without, runs=1)
        archive.remove(kb.document)
    return found


def rare(archive: cg.Archive, corpus: Corpus) -> cg.Source:
    """Return a source that some 20 documents list, by what popularity leads to expect."""
    place = min(corpus.count * corpus.listed // (10 * FEW), len(corpus.sources) - 1)
    held = (s for s in corpus.sources[place:] if s.copy_of == () and s.id in archive)
    return next(held)


def least(call: Callable[[], object], runs: int = RUNS) -> float:
    """Return the least CPU seconds of some calls."""
    took: list[float] = []
    while len(took) < runs and sum(took) < ENOUGH:
        start = time.process_time()
        call()
        took.append(time.process_time() - start)
    return min(took)


if __name__ == "__main__":
    main()
