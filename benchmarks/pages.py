"""What answers by the page cost an archive, beside an older build in the same run.

    PYTHONPATH=graph:benchmarks python benchmarks/pages.py 200 1000 [--than OTHER/graph]

For each number of documents (of 50 claims each) an archive is written, and asked in a process of
its own: the first 20 documents, the first 20 of all claims, the first 20 claims that name an actor
whom every document has, the first 20 actors, 20 claims of the most cited source, and what falls
without it after one more document was added. With ``--than``, the folder of another build's
sources, the same is asked of an archive that this other build wrote, and ratios are printed.
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


def main() -> None:
    """Measure each size and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("documents", nargs="*", type=int, default=[200, 1000])
    parser.add_argument("--than", type=Path, help="the source folder of another build")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(measured(options.documents[0], options.inside)))
        return
    for documents in options.documents:
        ours = run(documents, None)
        theirs = run(documents, options.than) if options.than else {}
        print(f"{documents:,} documents, {documents * CLAIMS:,} claims")
        for name, took in ours.items():
            ratio = f"{took / theirs[name]:>10.4f} of the other build's" if name in theirs else ""
            print(f"  {name:<52}{took * 1e3:>12.2f} ms{ratio}", flush=True)


def run(documents: int, build: Path | None) -> dict[str, float]:
    """Return what a build takes, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = [str(build), *sys.path[:1]] if build else [os.environ.get("PYTHONPATH", "")]
        env = {**os.environ, "PYTHONPATH": os.pathsep.join([*path, str(Path(__file__).parent)])}
        command = [sys.executable, __file__, str(documents), "--inside", folder]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=env)
        found: dict[str, float] = json.loads(done.stdout)
        return found


def measured(documents: int, folder: Path) -> dict[str, float]:
    """Write an archive and ask it; return seconds of CPU by question."""
    corpus = Corpus(documents * CLAIMS)
    start = time.process_time()
    with cg.Archive(folder / "a") as archive:
        archive.add_many(corpus, progress=False)
    found = {"writing, objects made on the way": time.process_time() - start}
    source, actor = corpus.sources[0].id, SPEAKERS[0]
    asked: dict[str, Callable[[cg.Archive], object]] = {
        "first 20 documents": lambda a: list(a.documents()[:20]),
        "first 20 of all claims": lambda a: list(a.claims()[:20]),
        "first 20 claims that name an actor": lambda a: list(a.claims(mentioning=actor)[:20]),
        "first 20 actors": lambda a: list(a.actors()[:20]),
        "20 claims of the most cited source": lambda a: list(a.claims(relying_on=source)[:20]),
        "how many rely on it": lambda a: len(a.claims(relying_on=source)),
    }
    with cg.Archive(folder / "a") as archive:
        for name, question in asked.items():
            found[name] = least(lambda question=question: question(archive))  # type: ignore[misc]
        few = next(iter(Corpus(CLAIMS))).sources()[-1].id
        found["without a middling source, first"] = least(
            lambda: len(archive.without(sources=few).falls), runs=1
        )
        more = iter(Corpus(2 * CLAIMS, seed=11))
        for number in range(2):
            archive.add(next(more))
            took = least(lambda: len(archive.without(sources=few).falls), runs=1)
            found[f"without it, after an add{' and another' * number}"] = took
        archive.add(cg.example("harbour-audit"))
        took = least(lambda: len(archive.without(sources=source).falls), runs=1)
        found["without the most cited source, after an add"] = took
    return found


def least(call: Callable[[], object], runs: int = RUNS) -> float:
    """Return the least CPU seconds of some calls."""
    took = []
    for _ in range(runs):
        start = time.process_time()
        call()
        took.append(time.process_time() - start)
    return min(took)


if __name__ == "__main__":
    main()
