"""Print how composed documents are read: links, source lists, and the share right per dimension.

    python benchmarks/composing.py [COUNT] [--seed N] [--drop-mended]

Documents are composed in tests/composed.py (marker × list × heading × placement × language × noise)
with their truth. A document is right when every link, every entry and every claim is. With
``--drop-mended`` the known failures of the default suite that are right now are taken off its list.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent / "tests"
sys.path.insert(0, str(TESTS))

from composed import Spec, compose, every_spec, shrunk  # noqa: E402  # after the path is set
from composed_scoring import outcome  # noqa: E402  # after the path is set

KNOWN = TESTS / "cases" / "composed_known.txt"
DIMENSIONS = ("marker", "listed", "heading", "place", "language", "noise")


def wrong(spec: Spec) -> bool:
    """Return whether a document of a spec is read wrong."""
    return not outcome(compose(spec)).right


def f1(counts: list[int]) -> float:
    """Return F1 of how many are right, were read and are true."""
    right, read, true = counts
    return 2 * right / (read + true) if read + true else 1.0


def main() -> None:
    """Compose, read, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("count", nargs="?", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--drop-mended", action="store_true")
    options = parser.parse_args()
    links, entries = [0, 0, 0], [0, 0, 0]
    lists_right = right = 0
    shares: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    smallest: Counter[str] = Counter()
    for spec in every_spec(options.count, options.seed):
        found = outcome(compose(spec))
        links = [a + b for a, b in zip(links, found.links, strict=True)]
        entries = [a + b for a, b in zip(entries, found.entries, strict=True)]
        lists_right += len({*found.entries}) == 1
        right += found.right
        for name in DIMENSIONS:
            share = shares[name, getattr(spec, name)]
            share[0] += found.right
            share[1] += 1
        if not found.right:
            smallest[shrunk(spec, wrong).name] += 1
    print(f"{options.count} documents: links F1 {f1(links):.3f}, entries F1 {f1(entries):.3f}, ")
    print(f"source lists {lists_right / options.count:.3f}, all right {right / options.count:.3f}")
    for (name, value), (good, all_) in sorted(shares.items()):
        print(f"{name:9} {value:28} {good / all_:.2f} of {all_}")
    print(f"{len(smallest)} smallest combinations fail")
    for line, count in smallest.most_common():
        print(f"{count:5}  {line}")
    if options.drop_mended:
        drop_mended()


def drop_mended() -> None:
    """Take off the list of known failures what does not fail in the default suite any more."""
    failing = {spec.name for spec in every_spec(150, 2026) if wrong(spec)}
    known = KNOWN.read_text(encoding="utf-8").splitlines()
    kept = [line for line in known if line in failing]
    KNOWN.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")
    print(f"known failures: {len(known)} before, {len(kept)} now")


if __name__ == "__main__":
    main()
