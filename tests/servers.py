"""Real SPARQL servers for tests, each on a free loopback port, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

VIRTUOSO = "VIRTUOSO_HOME"
"""Names the folder its Debian packages are unpacked in; without it, one that is installed."""
_INI = """
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 100000
"""


@contextmanager
def oxigraph(folder: Path, port: int | None = None) -> Iterator[str]:
    """Oxigraph's server, on a port of its own or one given; yields the URL to query."""
    binary = _binary("oxigraph", Path(os.sys.executable).parent)  # type: ignore[attr-defined]
    if binary is None:
        missing("oxigraph", "pip install oxigraph")
    port = port or free_port()
    at = ["--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _running([str(binary), "serve", *at], f"http://127.0.0.1:{port}/"):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso's server, which wants digest authentication; yields the URL to query."""
    home = Path(os.environ.get(VIRTUOSO, "/"))
    binary = _binary("virtuoso-t", home / "usr" / "bin")
    if binary is None:
        missing("virtuoso-t", f"install virtuoso-opensource-7-bin, or unpack it and set {VIRTUOSO}")
    folder.mkdir(exist_ok=True)
    port = free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, sql=free_port(), port=port))
    libraries = [str(home / part) for part in ("usr/lib/x86_64-linux-gnu", "lib/x86_64-linux-gnu")]
    env = (
        os.environ | {"LD_LIBRARY_PATH": os.pathsep.join(libraries)} if home != Path("/") else None
    )
    command = [str(binary), "+foreground", "+configfile", str(ini)]
    with _running(command, f"http://127.0.0.1:{port}/sparql", env):
        yield f"http://127.0.0.1:{port}/sparql-auth"


def missing(what: str, how: str) -> None:
    """Skip on a laptop, fail in CI."""
    message = f"{what} is not here: {how}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def free_port() -> int:
    """Return a loopback port that nothing listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def _binary(name: str, folder: Path) -> Path | None:
    beside = folder / name
    found = shutil.which(name)
    return beside if beside.exists() else Path(found) if found else None


@contextmanager
def _running(command: list[str], url: str, env: dict[str, str] | None = None) -> Iterator[None]:
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env
    )
    try:
        for _ in range(600):
            assert process.poll() is None, f"{command[0]} ended at its start"
            try:
                urllib.request.urlopen(url, timeout=1).close()
                break
            except urllib.error.HTTPError as error:
                error.close()
                break
            except OSError:
                time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)
