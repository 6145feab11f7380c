"""What opening a page costs a browser, beside the page of another build in the same run.

    PYTHONPATH=graph:benchmarks python benchmarks/opening.py [--claims 1000] [--than BUILD/graph]

Each build makes the page of one generated document; Chromium opens the pages in turn, and the CPU
milliseconds of its main thread are told, medians of some runs after one that is not counted: until
the page is open, and what the first move of the pointer takes after that.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

TOLD = ("TaskDuration", "RecalcStyleDuration", "LayoutDuration", "ScriptDuration", "first move")
MAKE = """
import sys
from corpus import Corpus
import claimgraph as cg
count = int(sys.argv[1])
(kb,) = Corpus(count, each=count, paragraph=int(sys.argv[3]))
cg.page(kb, sys.argv[2])
"""


def main() -> None:
    """Make the pages, open them in turn, and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--claims", type=int, default=1000)
    parser.add_argument("--paragraph", type=int, default=8, help="claims of one; 0: all in one")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--than", type=Path, help="the source folder of another build")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages = {"ours": Path(folder) / "ours.html"}
        made(options.claims, pages["ours"], None, options.paragraph)
        if options.than:
            pages["theirs"] = Path(folder) / "theirs.html"
            made(options.claims, pages["theirs"], options.than, options.paragraph)
        for name, times in opened(pages, options.runs).items():
            told = "  ".join(f"{t} {ms:,.0f} ms" for t, ms in zip(TOLD, times, strict=True))
            print(f"{name:<8}{pages[name].stat().st_size / 1e6:>6.2f} MB  {told}")


def made(claims: int, page: Path, build: Path | None, paragraph: int) -> None:
    """Make a page by a build, in a process of its own."""
    path = [str(build)] if build else [os.environ.get("PYTHONPATH", "")]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([*path, str(Path(__file__).parent)])}
    told = [str(claims), str(page), str(paragraph)]
    subprocess.run([sys.executable, "-c", MAKE, *told], check=True, env=env)


def opened(pages: dict[str, Path], runs: int) -> dict[str, list[float]]:
    """Return for each page what the main thread did, as ``TOLD``, in milliseconds of CPU."""
    from playwright.sync_api import sync_playwright

    found: dict[str, list[list[float]]] = {name: [] for name in pages}
    with sync_playwright() as playwright:
        binary = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(
            executable_path=binary, args=["--headless", "--no-sandbox", "--disable-gpu"]
        )
        for _ in range(runs + 1):
            for name, page in pages.items():
                found[name].append(_open(browser, page))
        browser.close()
    return {
        name: [statistics.median(one) for one in zip(*times[1:], strict=True)]
        for name, times in found.items()
    }


def _open(browser: Any, page: Path) -> list[float]:
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.goto(page.as_uri(), wait_until="load", timeout=120_000)
    tab.wait_for_timeout(300)
    told = _metrics(session)
    tab.mouse.move(300, 500)
    tab.mouse.move(310, 510)
    tab.wait_for_timeout(300)
    pointed = _metrics(session)
    tab.close()
    return [*(told[name] for name in TOLD[:-1]), pointed[TOLD[0]] - told[TOLD[0]]]


def _metrics(session: Any) -> dict[str, float]:
    found = session.send("Performance.getMetrics")["metrics"]
    return {one["name"]: one["value"] * 1e3 for one in found}


if __name__ == "__main__":
    main()
