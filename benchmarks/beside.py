"""What a graph in memory costs, beside another build in the same run.

    PYTHONPATH=graph:benchmarks python benchmarks/beside.py --than BUILD/graph [--python PYTHON]
        [--text FILE] [--claims 1000] [--held 10000] [--only NAME ...]

Each build answers in a process of its own, in turn, and the least CPU of some runs counts: saving
what was read from a text (graphs that were read before), the conflicting figures and the first
origins of generated claims. For generated claims that were asked questions on links, the memory of
the graph counts, nodes and all.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from corpus import Corpus

import claimgraph as cg

TURNS = 2


def main() -> None:
    """Have both builds answer, in turn, and print both and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--than", type=Path, help="the source folder of another build")
    parser.add_argument("--python", default=sys.executable, help="what runs the other build")
    parser.add_argument("--text", type=Path, help="cited text, as a file")
    parser.add_argument("--claims", type=int, default=1000, help="of conflicts and origins")
    parser.add_argument("--held", type=int, default=10_000, help="claims whose memory is measured")
    parser.add_argument("--only", nargs="+", help="those whose names hold one of these words")
    parser.add_argument("--inside", choices=ASKED, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(ASKED[options.inside](options)))
        return
    for name in ASKED:
        if options.only and not any(word in name for word in options.only):
            continue
        if name.startswith("saving") and options.text is None:
            continue
        least = [float("inf"), float("inf")]
        for turn in range(TURNS * (1 + bool(options.than))):
            which = turn % 2 if options.than else 0
            least[which] = min(least[which], answered(name, options, of_other=bool(which)))
        told = f"{least[1]:>14,.2f}{least[0] / least[1]:>10.3f}" if options.than else ""
        print(f"{name:<44}{least[0]:>14,.2f}{told}", flush=True)


def answered(name: str, options: argparse.Namespace, *, of_other: bool) -> float:
    """Return what one build says, in a process of its own."""
    path = [str(options.than)] if of_other else [os.environ.get("PYTHONPATH", "")]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([*path, str(Path(__file__).parent)])}
    command = [options.python if of_other else sys.executable, __file__, "--inside", name]
    command += ["--claims", str(options.claims), "--held", str(options.held)]
    command += ["--text", str(options.text)] if options.text else []
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=env)
    return float(json.loads(done.stdout.splitlines()[-1]))


def saving(format: str) -> Callable[[argparse.Namespace], float]:
    """Save what was read from a text; a small graph goes before, for what is loaded then."""

    def run(options: argparse.Namespace) -> float:
        from claimgraph.files import dumps

        dumps(whole(50), format)
        kb = cg.read(options.text)
        return cpu(lambda: dumps(kb, format))

    return run


def conflicts(options: argparse.Namespace) -> float:
    """Ask generated claims for figures that cannot both hold."""
    list(whole(50).figures(conflicting=True))
    kb = whole(options.claims)
    return cpu(lambda: list(kb.figures(conflicting=True)))


def origins(options: argparse.Namespace) -> float:
    """Ask for the origins of one claim, first."""
    few, kb = whole(50), whole(options.claims)
    few.origins(few.all(cg.Citation)[0].claim)
    claim = kb.all(cg.Citation)[0].claim
    return cpu(lambda: kb.origins(claim))


def held(options: argparse.Namespace) -> float:
    """Ask generated claims questions on links; return the bytes of a claim."""
    whole(50).claims(relying_on=whole(50).all(cg.Citation)[0].source)
    before = memory()
    kb = whole(options.held)
    for citation in kb.all(cg.Citation)[:50]:
        list(kb.claims(relying_on=citation.source))
        list(kb.sources(of=citation.claim))
    return (memory() - before) / options.held


def whole(claims: int) -> cg.ClaimGraph:
    """Return one graph of all documents."""
    nodes = {node.id: node for kb in Corpus(claims) for node in kb.values()}
    return cg.ClaimGraph(nodes.values())


def cpu(call: Callable[[], object]) -> float:
    """Return the CPU milliseconds of a call."""
    gc.collect()
    start = time.process_time()
    call()
    return (time.process_time() - start) * 1e3


def memory() -> int:
    """Return the memory of this process that is resident now, in bytes."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096


ASKED: dict[str, Callable[[argparse.Namespace], float]] = {
    "saving read text, turtle: ms": saving("turtle"),
    "saving read text, nquads: ms": saving("nquads"),
    "saving read text, jsonld: ms": saving("jsonld"),
    "figures(conflicting=True): ms": conflicts,
    "origins, first: ms": origins,
    "asked questions on links: bytes a claim": held,
}

if __name__ == "__main__":
    main()
