"""Makes ``.venv`` beside the checkout and installs claimgraph into it, once per pyproject.toml.

Needs only Python >= 3.11 with pip and venv. Used by ``scripts/demo`` and ``scripts/check``.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure(extras: str = "") -> Path:
    """Return the Python of an environment that holds claimgraph (editable) and some extras."""
    if sys.version_info < (3, 11):  # noqa: UP036  # runs before pip can refuse
        sys.exit(f"claimgraph needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    stamp = HOME / f"installed{extras.replace(',', '-')}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + extras.encode()).hexdigest()
    if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
        return PYTHON
    print("setting up .venv (a minute or two, once) …", file=sys.stderr, flush=True)
    if not PYTHON.exists():
        venv.create(HOME, with_pip=True, clear=HOME.exists())
    target = f"{ROOT}[{extras}]" if extras else str(ROOT)
    install = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-e", target], check=True)
    stamp.write_text(wanted)
    return PYTHON
