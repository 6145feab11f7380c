"""Commands as people run them: in this process, which takes milliseconds, or in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from subprocess import CompletedProcess
from unittest.mock import patch

import claimgraph as cg
from claimgraph.cli import main

PATH = str(Path(cg.__file__).parents[1])


def run(*arguments: str, stdin: str = "") -> CompletedProcess[str]:
    """Return what a command prints and its exit code, as from a process of its own."""
    printed, told = io.BytesIO(), io.BytesIO()
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    out, err = (io.TextIOWrapper(held, "utf-8", write_through=True) for held in (printed, told))
    # pytest makes errors of warnings and keeps them; whoever runs a command reads them.
    with (
        patch.object(sys, "stdin", given), redirect_stdout(out), redirect_stderr(err),
        warnings.catch_warnings(), patch.object(warnings, "showwarning", _shown),
    ):  # fmt: skip
        warnings.simplefilter("default")
        try:
            code = main(arguments)
        except SystemExit as ended:  # argparse has told what is wrong
            code = int(ended.code or 0)
    return CompletedProcess(arguments, code, printed.getvalue().decode(), told.getvalue().decode())


def _shown(message: Warning | str, category: type[Warning], filename: str, lineno: int) -> None:
    print(warnings.formatwarning(message, category, filename, lineno), end="", file=sys.stderr)


def run_alone(*arguments: str, stdin: str = "") -> CompletedProcess[str]:
    """Run ``python -m claimgraph``; no exit code is an error here."""
    return subprocess.run(
        [sys.executable, "-m", "claimgraph", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": PATH, "PYTHONUTF8": "1"},
    )
