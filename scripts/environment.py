"""Makes an environment in the checkout and installs claimgraph into it, once per pyproject.toml.

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


def ensure(extras: str = "", name: str = ".venv") -> Path:
    """Return the Python of an environment that holds claimgraph (editable) and some extras."""
    home = ROOT / name
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if sys.version_info < (3, 11):  # noqa: UP036  # runs before pip can refuse
        sys.exit(f"claimgraph needs Python 3.11 or newer; this is {sys.version.split()[0]}")
    stamp = home / f"installed{extras.replace(',', '-')}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + extras.encode()).hexdigest()
    if python.exists() and stamp.exists() and stamp.read_text() == wanted:
        return python
    print(f"setting up {name} (a minute or two, once) …", file=sys.stderr, flush=True)
    if not python.exists():
        venv.create(home, with_pip=True, clear=home.exists())
    target = f"{ROOT}[{extras}]" if extras else str(ROOT)
    install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-e", target], check=True)
    stamp.write_text(wanted)
    return python
