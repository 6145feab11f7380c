"""Deployment to a cluster: claimgraph as one zip, for workers that lack it or have another."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_ROOT = Path(__file__).parents[1]
_SHIPPED = (".py", ".tsv", ".txt")


@cache
def package() -> Path:
    """Return claimgraph as a zip that Python can import from; it is there until Python ends."""
    place = Path(tempfile.mkdtemp(prefix="claimgraph-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    made = place / "claimgraph.zip"
    with ZipFile(made, "w", ZIP_DEFLATED) as held:
        for file in sorted(f for end in _SHIPPED for f in _ROOT.rglob(f"*{end}")):
            # A date of its own for each file would make other bytes of the same content.
            name = ZipInfo(f"{_ROOT.name}/{file.relative_to(_ROOT).as_posix()}")
            name.compress_type = ZIP_DEFLATED
            held.writestr(name, file.read_bytes())
    digest = hashlib.blake2b(made.read_bytes(), digest_size=6).hexdigest()
    return made.rename(place / f"claimgraph-{digest}.zip")  # sessions know files by their names
