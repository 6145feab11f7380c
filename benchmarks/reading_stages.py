"""Prints how long each stage of reading takes, and its share of the whole.

    python benchmarks/reading_stages.py [MEGABYTES]

The text is running English prose that names new people, places and sums in every paragraph, so that
nothing is remembered from the paragraph before. It is read at half the size and at the whole, to
show that time grows with length alone; the times are CPU seconds. "read" is ``cg.parse`` of the
same text from beginning to end, the graph included.

Python's collector of cycles now and then looks through all that is alive, in whichever step it
happens to fall; how long it took is printed beside each step, and the growth with and without it.
"""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeVar

import claimgraph as cg
from claimgraph.model import Document
from claimgraph.reading.build import build
from claimgraph.reading.pipeline import stages
from claimgraph.reading.text import Text

T = TypeVar("T")
CITATIONS = ("structure", "clauses", "prose")


def main(megabytes: float) -> None:
    """Print the times at half the size and at the whole, and how they grow."""
    measure(text_of(20_000))  # loads the dictionaries
    halves, whole = (measure(text_of(int(m * 1_000_000))) for m in (megabytes / 2, megabytes))
    steps = sum(s for name, (s, _) in whole.items() if name != "read")
    sizes = f"{megabytes / 2:>7g} MB{megabytes:>8g} MB"
    print(f"{'step':16}{sizes}   share  growth  collector  growth without")
    for name, (seconds, collecting) in whole.items():
        half, half_collecting = halves[name]
        share = f"{seconds / steps:6.0%}" if name != "read" else "      "
        growth = seconds / max(half, 0.01)
        without = (seconds - collecting) / max(half - half_collecting, 0.01)
        times = f"{half:8.2f} s{seconds:9.2f} s  {share}   ×{growth:.2f}"
        print(f"{name:16}{times}{collecting:9.2f} s           ×{without:.2f}")
    spent = sum(whole[name][0] for name in CITATIONS)
    print(f"the citations take {spent / steps:.0%} of {steps:.1f} s; twice the text should be ×2")


# -- the text ----------------------------------------------------------------------------------

SENTENCES = (
    "{name}, the {role} of {place}, said that at least {number} people had left {place2}.",
    "The {body} announced {money} million euros in aid for {number} villages near {place} [{n}].",
    "According to {name}, {place2} will send {number} troops and two ships in {month} [{n}].",
    "Officials in {place} warned that prices had risen by {n} percent since the vote.",
    "“We have not decided,” {name} told the {body}, of which {number} members were present.",
    "The {body} ({short}) opened an inquiry into the attack on {place2}.",
    "It rained, and nobody in the town expected the bridge to hold for another winter.",
)


def text_of(length: int) -> str:
    """Return so many code points of running text, the same each time."""
    made, size = [], 0
    for paragraph in paragraphs(random.Random(4)):
        made.append(paragraph)
        size += len(paragraph) + 2
        if size >= length:
            return "\n\n".join(made)
    return ""


def paragraphs(chance: random.Random) -> Iterator[str]:
    """Yield paragraphs whose names are made up anew."""
    while True:
        name, place, place2, body = (made_up(chance) for _ in range(4))
        fields = {
            "name": f"{made_up(chance)} {name}", "place": place, "place2": place2,
            "role": chance.choice(("mayor", "minister", "governor")),
            "body": f"{body} Harbour Council", "short": f"{body[0].upper()}HC",
            "month": chance.choice(("May", "June", "October")),
        }  # fmt: skip
        yield " ".join(
            sentence.format(
                **fields, number=chance.randint(2, 900), money=chance.randint(2, 90),
                n=chance.randint(1, 40),
            )
            for sentence in chance.sample(SENTENCES, 5)
        )  # fmt: skip


def made_up(chance: random.Random) -> str:
    """Return a capitalised word that is in no list."""
    return "".join(
        chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3)
    ).title()


# -- the times ---------------------------------------------------------------------------------


class Clock:
    """The CPU seconds of each step, and those of them that the collector took."""

    def __init__(self) -> None:
        self.times: dict[str, tuple[float, float]] = {}
        self._collecting = self._began = 0.0

    def __call__(self, name: str, step: Callable[[], T]) -> T:
        """Return what a step returns, and note how long it took."""
        start, collecting = time.process_time(), self._collecting
        result = step()
        spent, collected = self.times.get(name, (0.0, 0.0))
        spent += time.process_time() - start
        self.times[name] = spent, collected + self._collecting - collecting
        return result

    def collector(self, phase: str, _: dict[str, int]) -> None:
        """Count the time between the start and the stop of a collection."""
        if phase == "start":
            self._began = time.process_time()
        else:
            self._collecting += time.process_time() - self._began


def measure(text: str) -> dict[str, tuple[float, float]]:
    """Return the seconds of each step and of reading the whole, and the collector's of them."""
    timed = Clock()
    gc.callbacks.append(timed.collector)
    _steps(text, timed)
    gc.collect()
    timed("read", lambda: cg.parse(text))
    gc.callbacks.remove(timed.collector)
    return timed.times


def _steps(text: str, timed: Clock) -> None:
    read = Text(Document(text=text, language="en"))
    for stage in stages("en"):
        timed(stage.name, partial(stage.run, read))
    timed("build", lambda: build(read))


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 2)
