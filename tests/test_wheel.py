"""The wheel, installed alone in an empty folder, passes the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COPIED = ("README.md", "conftest.py", "pyproject.toml", "tests")
ARGUMENTS = (
    "-q",
    "-p",
    "no:cacheprovider",
    "-n",
    "auto",
    "README.md",
    "tests",
    "--pyargs",
    "claimgraph",
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (ROOT / "graph").exists(), reason="needs a checkout to build from"),
]


def run(*command: object, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed, in a folder, without this checkout on the path."""
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTEST_ADDOPTS")}
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-3000:]
    return done


def test_the_wheel_alone_passes_the_tests(tmp_path: Path) -> None:
    built, home, folder = (tmp_path / name for name in ("built", "home", "empty"))
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "-q", "-w", built, ROOT, folder=tmp_path)
    (wheel,) = built.glob("claimgraph-*.whl")
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    run(python, "-m", "pip", "install", "-q", f"{wheel}[dev]", folder=tmp_path)
    folder.mkdir()
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    done = run(python, "-m", "pytest", *ARGUMENTS, folder=folder)
    assert " passed" in done.stdout
    shown = run(python, "-c", "import claimgraph; print(claimgraph.__file__)", folder=folder)
    assert str(home) in shown.stdout
