"""Writing a user's file: whole or not at all, and never over what it should not touch.

A file is written beside its place, given to the disk, and takes the place of the old one only then.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from errno import ENOENT
from pathlib import Path
from typing import BinaryIO

from claimgraph.errors import UnreadableInput

_Path = str | os.PathLike[str]


def usable_path(path: _Path) -> Path:
    """Return a path that a file system can have; it need not be there.

    Raises:
        UnreadableInput: it holds a NUL character or half a surrogate pair.
    """
    try:
        if b"\0" not in os.fsencode(path):
            return Path(path)
        what = "a NUL character"
    except UnicodeEncodeError:
        what = "half a surrogate pair"
    raise UnreadableInput(f"{str(path)!r} is not the path of a file: it holds {what}")


def refuse_no_folder(file: Path) -> None:
    """Raise FileNotFoundError when the folder that a file is to be written to is not there."""
    if not file.parent.is_dir():
        raise FileNotFoundError(ENOENT, "there is no such folder to write to", str(file.parent))


def refuse_inputs(output: _Path, inputs: Iterable[_Path]) -> None:
    """Refuse to write to a file that is also read.

    Raises:
        UnreadableInput: the output is one of the inputs, by whatever name or link.
    """
    for name in inputs:
        if _same(name, output):
            raise UnreadableInput(f"{output} is the input; name another file to write to")


def _same(first: _Path, second: _Path) -> bool:
    try:
        return os.path.samefile(first, second)
    except (OSError, ValueError):  # what is not there, or not a path, is not the same
        return False


def written_file(path: _Path) -> Path:
    """Return the file that writing to a path changes: what a link leads to, else the path itself.

    Raises:
        UnreadableInput: a device, pipe, socket or folder is there, or links lead in a circle.
        FileNotFoundError: there is no such folder.
        PermissionError: the file may not be written.
    """
    try:
        file = Path(os.path.realpath(path, strict=True))
    except (FileNotFoundError, NotADirectoryError):
        file = Path(os.path.realpath(path))
        refuse_no_folder(file)
        return file
    except ValueError:
        raise UnreadableInput(f"{str(path)!r} is not the path of a file") from None
    mode = file.stat().st_mode
    if not stat.S_ISREG(mode):
        kind = "folder" if stat.S_ISDIR(mode) else "device, pipe or socket"
        raise UnreadableInput(f"{path} is a {kind}; name a file to write to")
    if not os.access(file, os.W_OK):
        raise PermissionError(13, "the file may not be written", str(path))
    return file


@contextmanager
def replacing(path: _Path) -> Iterator[BinaryIO]:
    """Yield a stream; what is written to it becomes the file when all of it is on the disk.

    Links are followed, and the mode of an old file is kept. After an error the old file is there as
    it was.

    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp(), "a.txt")
    >>> with replacing(file) as stream:
    ...     _ = stream.write(b"whole")
    >>> file.read_bytes()
    b'whole'

    Raises:
        UnreadableInput: something is there that is not a file.
        OSError: the disk is full, or the folder may not be written to.
    """
    file = written_file(path)
    beside = file.parent / f".{os.fsencode(file.name)[:40].decode('utf-8', 'ignore')}.{_token()}"
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        try:
            with os.fdopen(handle, "wb") as stream:
                yield stream
                stream.flush()
                _keep_mode(file, beside)
                os.fsync(stream.fileno())
            os.replace(beside, file)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        if error.filename in (None, str(beside)) and error.errno:
            raise type(error)(error.errno, error.strerror, str(path)) from error
        raise
    _sync(file.parent)


def _token() -> str:
    return secrets.token_hex(6)


def _keep_mode(old: Path, new: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.chmod(new, stat.S_IMODE(old.stat().st_mode))


def _sync(folder: Path) -> None:
    """Have the disk know the file under its name; some systems cannot open a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
