"""Print what reading costs beside an older checkout of claimgraph: start, memory, speed, size.

    python benchmarks/reader.py OLDER [--python PYTHON] [--sizes 200000 2000000] [--runs 3]
                                [--spacy en_core_web_sm] [--growth 50000 200000 800000 3000000]
    python benchmarks/reader.py --growth 50000 200000 800000 3000000

OLDER is the folder of another checkout (`git worktree add`); --python runs it in an environment of
its own. Each figure is of a fresh process: processor time is the least of some runs, memory the
most that was resident. "Everything" is reading with actors, events, quantities and attributions.
Speed is taken after a short text has been read, so that what is loaded once does not count.

spaCy is kept out of both: an older claimgraph loads it by way of a library wherever it is
installed. The installed size is that of the dependencies of each checkout's pyproject.toml without
extras, with all that these need, as they are installed here. With --spacy, the column "older" of
one row is a process that loads this spaCy pipeline and has it read the briefing.

--growth prints what a character costs here in texts of some sizes: reading is linear where the
figures of a column stay the same. Without OLDER nothing else is printed.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
BRIEFING = HERE / "data" / "eastern-flank" / "briefing.txt"

_PRELUDE = """
import json, resource, sys, time
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "spacy":
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Hidden())
def done(cpu):
    print(json.dumps([cpu, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
_SPACY = """
sys.meta_path.pop(0)  # here it is spaCy that is measured
import spacy
pipeline = spacy.load(sys.argv[2])
pipeline(open(sys.argv[1], encoding="utf-8").read())
done(time.process_time())
"""
_COMMAND = """
import contextlib, io
from claimgraph.cli import main
with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
    with contextlib.suppress(SystemExit):
        main(sys.argv[1:])
done(time.process_time())
"""
_READ = """
import claimgraph as cg
cg.read(sys.argv[1])
done(time.process_time())
"""
_SPEED = """
from pathlib import Path
import claimgraph as cg
text, alone = Path(sys.argv[1]).read_text(encoding="utf-8"), sys.argv[2] == "citations"
cg.parse(text[:4000] + text[-4000:], only_citations=alone)
start = time.process_time()
cg.parse(text, only_citations=alone)
done(time.process_time() - start)
"""
_SIZE = """
import re, tomllib
from importlib.metadata import PackageNotFoundError, distribution
from packaging.requirements import Requirement
project = tomllib.load(open(sys.argv[1], "rb"))["project"]
left, seen, size = list(project["dependencies"]), set(), 0
while left:
    wanted = Requirement(left.pop())
    name = re.sub("[-_.]+", "-", wanted.name).lower()
    if name in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
        continue
    seen.add(name)
    try:
        held = distribution(name)
    except PackageNotFoundError:
        print(f"{name} is not installed and does not count", file=sys.stderr)
        continue
    left += held.requires or ()
    files = (held.locate_file(f) for f in held.files or ())
    size += sum(f.stat().st_size for f in files if f.is_file())
print(json.dumps([size / 1e6, len(project["dependencies"])]))
"""

_NAMES = ("Mara Lind", "Jonas Weber", "Ana Ferreira", "Peter Novak", "Ines Duarte", "Tom Reilly")
_TOWNS = ("Porto", "Gdansk", "Cork", "Leipzig", "Turku", "Bergen", "Ghent", "Split")
_BODIES = ("Harbour Board", "Water Council", "Rail Authority", "Coast Guard", "Farmers Union")
_SENTENCES = (
    "{name}, the mayor of {town}, said on {n} May that the {body} had lost {n} million euros.[{a}]",
    "The {body} denied the report and announced a review of {n} contracts [{a}][{b}].",
    "At least {n} people were injured when a storm hit {town} in March.[{a}]",
    '"We will not wait any longer," {name} told reporters, according to the {body} [{b}].',
    "Prices in {town} rose by {n} percent last year, twice the figure of 2019 [{a}, {b}].",
    "It is unclear whether the ministry will sign the agreement with the {body}.",
    "- Work on the bridge near {town} began in 2021 and took {n} weeks [{b}].",
)


def text_of(size: int) -> str:
    """Return a cited text of about so many characters, the same each time."""
    chance, lines, held = random.Random(12), [], 0
    while held < size:
        paragraph = " ".join(
            chance.choice(_SENTENCES).format(
                name=chance.choice(_NAMES), town=chance.choice(_TOWNS), body=chance.choice(_BODIES),
                n=chance.randrange(2, 28), a=chance.randrange(1, 100), b=chance.randrange(1, 100),
            )
            for _ in range(5)
        )  # fmt: skip
        lines.append(paragraph)
        held += len(paragraph) + 2
    entries = "\n".join(f"[{n}] Report {n}: https://example.org/report/{n}" for n in range(1, 100))
    return "\n\n".join([*lines, "## Sources", entries]) + "\n"


class Checkout:
    """A checkout and the Python that runs it."""

    def __init__(self, folder: Path, python: str) -> None:
        self.folder, self.python = folder.resolve(), python

    def ask(self, code: str, *arguments: str) -> list[float]:
        """Return the figures that a fresh process prints."""
        env = {"PYTHONPATH": str(self.folder / "graph"), "PYTHONHASHSEED": "0"}
        done = subprocess.run(
            [self.python, "-c", _PRELUDE + code, *arguments],
            capture_output=True, text=True, check=True, env=env,
        )  # fmt: skip
        sys.stderr.write(done.stderr)
        found: list[float] = json.loads(done.stdout.splitlines()[-1])
        return found


def row(what: str, unit: str, old: float, new: float) -> None:
    """Print a figure of both and their ratio."""
    print(f"{what:44}{old:>11.2f}{new:>11.2f}{new / old:>8.2f}  {unit}", flush=True)


def side_by_side(
    checkouts: tuple[Checkout, Checkout], runs: int, code: str, *arguments: str
) -> tuple[list[float], list[float]]:
    """Return the least processor time and memory of each checkout, run in turns."""
    taken = [[checkout.ask(code, *arguments) for checkout in checkouts] for _ in range(runs)]
    old, new = ([min(column) for column in zip(*one, strict=True)] for one in zip(*taken))  # noqa: B905  # as many of each
    return old, new


def beside_spacy(here: Checkout, model: str, runs: int) -> None:
    """Print what a process costs that reads the briefing, beside one that does so with spaCy."""
    taken = [
        (here.ask(_SPACY, str(BRIEFING), model), here.ask(_READ, str(BRIEFING)))
        for _ in range(runs)
    ]
    spacy, ours = ([min(column) for column in zip(*one, strict=True)] for one in zip(*taken))  # noqa: B905  # as many of each
    row(f"the same, beside spaCy's {model}", "s CPU", spacy[0], ours[0])
    row("  its memory", "MB", spacy[1], ours[1])


def growth(here: Checkout, sizes: Sequence[int], runs: int, folder: Path) -> None:
    """Print what a character costs in texts of some sizes, beside what it costs in the first."""
    modes = ("citations", "everything")
    print(
        f"{'characters':>12}" + "".join(f"{mode + ', µs/char':>24}{'ratio':>8}" for mode in modes)
    )
    first: dict[str, float] = {}
    for size in sizes:
        file = folder / f"{size}.txt"
        file.write_text(text_of(size), encoding="utf-8")
        print(f"{size:>12,}", end="")
        for mode in modes:
            again = 1 if size > 1_000_000 else runs
            cpu = min(here.ask(_SPEED, str(file), mode)[0] for _ in range(again)) / size * 1e6
            print(f"{cpu:>24.2f}{cpu / first.setdefault(mode, cpu):>8.2f}", end="", flush=True)
        print()


def starts(both: tuple[Checkout, Checkout], given: argparse.Namespace, folder: Path) -> None:
    """Print what a process costs that reads one short text."""
    short = folder / "report.md"
    short.write_text(text_of(20_000), encoding="utf-8")
    asked = {
        "a process that reads the briefing": (_READ, str(BRIEFING)),
        "claimgraph claims … --relying-on 5": (
            _COMMAND, "claims", str(BRIEFING), "--relying-on", "5",
        ),
        "claimgraph check of 20 KB": (_COMMAND, "check", str(short)),
    }  # fmt: skip
    for what, (code, *arguments) in asked.items():
        old, new = side_by_side(both, given.runs, code, *arguments)
        row(what, "s CPU", old[0], new[0])
        row("  its memory", "MB", old[1], new[1])
    if given.spacy:
        beside_spacy(both[1], given.spacy, given.runs)


def speeds(both: tuple[Checkout, Checkout], given: argparse.Namespace, folder: Path) -> None:
    """Print what a character of long texts costs."""
    for size in given.sizes:
        file = folder / f"{size}.txt"
        file.write_text(text_of(size), encoding="utf-8")
        for mode in ("citations", "everything"):
            runs = 1 if size > 1_000_000 else given.runs
            old, new = side_by_side(both, runs, _SPEED, str(file), mode)
            what = f"{mode}, {size:,} characters"
            row(what, "µs CPU/character", old[0] / size * 1e6, new[0] / size * 1e6)
            row("  its memory", "MB", old[1], new[1])


def main() -> None:
    """Print one row for each figure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("older", type=Path, nargs="?", help="the folder of an older checkout")
    parser.add_argument("--python", default=sys.executable, help="the Python to run it with")
    parser.add_argument("--sizes", type=int, nargs="+", default=[200_000, 2_000_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--spacy", metavar="MODEL", help="an installed pipeline to compare with")
    parser.add_argument("--growth", type=int, nargs="+", default=[], metavar="CHARACTERS")
    given = parser.parse_args()
    here = Checkout(HERE, sys.executable)
    with tempfile.TemporaryDirectory() as folder:
        if given.older:
            both = (Checkout(given.older, given.python), here)
            print(f"{'':44}{'older':>11}{'here':>11}{'ratio':>8}")
            starts(both, given, Path(folder))
            speeds(both, given, Path(folder))
            sizes = [one.ask(_SIZE, str(one.folder / "pyproject.toml")) for one in both]
            row("dependencies, installed", "MB", sizes[0][0], sizes[1][0])
            row("direct dependencies", "", sizes[0][1], sizes[1][1])
        if given.growth:
            growth(here, given.growth, given.runs, Path(folder))


if __name__ == "__main__":
    main()
