"""What the loss of sources costs to work out, beside a bare sweep and NetworkX.

    PYTHONPATH=graph:benchmarks python benchmarks/impact.py --claims 10000 100000 1000000 --peers

Times are CPU times, the best of several runs. The bare sweep is the least that numpy can do over
the same arrays: it counts down to who falls, tells no witness and no cause, and trusts that there
are no circles. NetworkX works out what stands before and after, with a cause for whatever falls.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import networkx as nx
import numpy as np
from generate import Ints, Links, links

from claimgraph.support import Loss, RuleIndex
from claimgraph.support.csr import ONE, distinct

T = TypeVar("T")
SIZES = (10_000, 100_000, 1_000_000)
PEERS_AT = 100_000


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES)
    parser.add_argument("--peers", action="store_true", help=f"NetworkX too, at {PEERS_AT} claims")
    options = parser.parse_args()
    print("claims      links  build µs  bytes  all lost µs  (each for one claim)")
    for claims in options.claims:
        _measure(links(claims))
    if options.peers:
        _peers(links(PEERS_AT))


def _measure(drawn: Links) -> None:
    build, index = timed(drawn.index, runs=1)
    whole, _ = timed(partial(index.lose, np.arange(drawn.sources, dtype=np.int32)), runs=3)
    print(
        f"{drawn.claims:<11,} {drawn.count / drawn.claims:.2f}   {per(build, drawn):.2f}      "
        f"{index.nbytes / drawn.claims:.0f}     {per(whole, drawn):.3f}"
    )
    for name, sources in losses(drawn).items():
        took, loss = timed(partial(index.lose, sources))
        bare, _ = timed(partial(sweep, index, sources))
        print(
            f"    {name:<22} {took * 1e3:8.3f} ms, bare sweep {bare * 1e3:8.3f} ms, "
            f"ratio {took / bare:4.2f}; {counted(drawn, loss)}"
        )


def counted(drawn: Links, loss: Loss) -> str:
    """Return how many claims fall and survive, and the time's share for each."""
    falls = int((loss.fallen >= drawn.sources).sum())
    return f"{falls:,} fall, {loss.survivors.size:,} survive"


def losses(drawn: Links) -> dict[str, Ints]:
    """Return the withdrawals that are measured."""
    percent = max(drawn.sources // 100, 1)
    random = np.random.default_rng(7).choice(drawn.sources, percent, replace=False)
    return {
        "the most cited source": np.zeros(1, dtype=np.int32),
        "a middling source": np.array([drawn.sources // 3], dtype=np.int32),
        "1 % of them, random": np.sort(random).astype(np.int32),
        "1 %, the most cited": np.arange(percent, dtype=np.int32),
    }


def sweep(index: RuleIndex, withdrawn: Ints) -> Ints:
    """The bare sweep: count down, and return who is lost."""
    gone = np.zeros(index.nodes, dtype=np.int32)
    lost = np.zeros(index.nodes, dtype=bool)
    dead = np.zeros(index.heads.size, dtype=bool)
    slots = np.empty(max(index.nodes, index.heads.size), dtype=np.int32)
    lost[withdrawn] = True
    front, found = withdrawn, [withdrawn]
    while front.size:
        used = index.uses[front]
        used = distinct(used[~dead[used]], slots)
        dead[used] = True
        heads = index.heads[used]
        np.add.at(gone, heads, ONE)
        front = distinct(heads[(gone[heads] == index.firm[heads]) & ~lost[heads]], slots)
        lost[front] = True
        found.append(front)
    return np.concatenate(found)


def timed(work: Callable[[], T], runs: int = 7) -> tuple[float, T]:
    """Return the least CPU time of some runs, in seconds, and what the work returned."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    return best, result


def per(seconds: float, drawn: Links) -> float:
    """Return microseconds for each claim."""
    return seconds * 1_000_000 / drawn.claims


# -- peers ---------------------------------------------------------------------------------------


def _peers(drawn: Links) -> None:
    index = drawn.index()
    graph = networkx_graph(index)
    print(f"\n{drawn.claims:,} claims, the same outcome in NetworkX")
    for name, sources in losses(drawn).items():
        ours, loss = timed(partial(index.lose, sources))
        theirs, fallen = timed(partial(fixed_points, graph, sources.tolist()), runs=2)
        assert {n for n in fallen if n < index.nodes} == set(loss.fallen.tolist())
        print(f"    {name:<22} {theirs * 1e3:8.1f} ms, {theirs / ours:,.0f} times ours")


def networkx_graph(index: RuleIndex) -> nx.DiGraph[int]:
    """Return the rules as a DiGraph: an arc from each member to its rule, and on to the head."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    for node in range(index.nodes):
        graph.add_node(node, ground=node < index.grounds, rule=False)
    for rule, head in enumerate(index.heads.tolist()):
        graph.add_node(index.nodes + rule, ground=False, rule=True)
        graph.add_edge(index.nodes + rule, head)
        for member in index.bodies.row(rule).tolist():
            graph.add_edge(member, index.nodes + rule)
    return graph


def fixed_points(graph: nx.DiGraph[int], withdrawn: list[int]) -> dict[int, int]:
    """Return who falls and why, from what stands with and without the withdrawn nodes."""
    before, after = standing(graph, set()), standing(graph, set(withdrawn))
    return {
        node: next((need for need in graph.predecessors(node) if need not in after), -1)
        for node in before
        if node not in after
    }


def standing(graph: nx.DiGraph[int], gone: set[int]) -> set[int]:
    """Return what stands: grounds, rules with all their members, nodes with one of their rules."""
    degrees = dict(graph.in_degree())
    missing = {n: degrees[n] for n, is_rule in graph.nodes(data="rule") if is_rule}
    grounds = [n for n, ground in graph.nodes(data="ground") if ground and not degrees[n]]
    waiting = [n for n in grounds if n not in gone]
    found = set(waiting)
    while waiting:
        for after in graph.successors(waiting.pop()):
            if after in missing:
                missing[after] -= 1
                if missing[after]:
                    continue
            if after not in found and after not in gone:
                found.add(after)
                waiting.append(after)
    return found


if __name__ == "__main__":
    main()
