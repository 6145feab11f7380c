"""Files opened for reading, and errors about what is in them that begin with their names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOENT
from pathlib import Path

from claimgraph.errors import InvalidGraph, LimitExceeded, UnreadableInput


def content(file: Path, most: int = -1) -> bytes:
    """Return the bytes of a file, ``most`` of them at most.

    Raises:
        FileNotFoundError: there is no such file, or its name is a text.
    """
    try:
        with file.open("rb") as stream:  # a device may never end
            return stream.read(most)
    except FileNotFoundError as error:
        if " " not in str(file):
            raise
        hint = "there is no such file; a text itself goes to standard input, or in Python to parse"
        raise FileNotFoundError(ENOENT, hint, str(file)) from error


@contextmanager
def named(name: str) -> Iterator[None]:
    """Let errors about a file's content begin with its name."""
    try:
        yield
    except (UnreadableInput, InvalidGraph, LimitExceeded) as error:
        if name and name not in str(error):
            error.args = (f"{name}: {error}",)
        raise
