"""Limits on what packed files unpack to: a small file that comes to very much is an attack."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from claimgraph.errors import LimitExceeded, UnreadableInput

_LARGE, _RATIO = 1 << 20, 200
"""A part of more bytes that is packed to less than a 200th holds one thing over and over."""
_DAMAGE = (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError, OSError)
"""What zipfile raises for damaged files; what is locked or packed otherwise is among them."""
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_LOOK_BACK = 2000
_STEP = 1 << 20


def check_streams(data: bytes, name: str, most: int) -> None:
    """Refuse a PDF whose packed parts, pictures left out, come to more than ``most`` bytes.

    Raises:
        LimitExceeded: they do.
        UnreadableInput: a part is packed twice over, as only attacks are.
    """
    left, name = most, name or "the file"
    for found in _STREAM.finditer(data):
        before = data[max(0, found.start() - _LOOK_BACK) : found.start()]
        stated = before[before.rfind(b"obj") + 1 :]
        packings = stated.count(b"/FlateDecode") + len(re.findall(rb"/Fl\b", stated))
        if not packings or b"/Image" in stated:
            continue
        if packings > 1:
            raise UnreadableInput(f"{name}: the part at byte {found.start():,} is packed twice")
        left -= unpacked_size(data, found.end(), left)
        if left < 0:
            raise LimitExceeded("unpacked", most)


def check_package(
    data: bytes, name: str, most: int, endings: tuple[str, ...] = (".xml", ".rels")
) -> None:
    """Refuse a packed file that unpacks to more than ``most`` bytes of text, or to hugely more.

    Its text is in the parts whose names end so.

    Raises:
        LimitExceeded: it comes to more than ``most``.
        UnreadableInput: a part is hugely packed; the message names it.
    """
    left, name = most, name or "the file"
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise UnreadableInput(
            f"{name}: no zip file, as a .docx, .odt or .epub is one ({error})"
        ) from None
    with opened as package:
        for part in package.infolist():
            if not part.filename.endswith(endings):
                continue
            left -= part.file_size
            if part.file_size > _LARGE and part.file_size > _RATIO * part.compress_size:
                times = part.file_size // max(part.compress_size, 1)
                raise UnreadableInput(
                    f"{name}: {part.filename} unpacks to {times:,} times its size, as attacks do"
                )
            if left < 0:
                raise LimitExceeded("unpacked", most)


def unpacked_parts(
    data: bytes, name: str, most: int, endings: tuple[str, ...] = (".xml", ".rels")
) -> dict[str, bytes]:
    """Return the parts of a packed file whose names end so, by their names.

    Raises:
        LimitExceeded: they come to more than ``most`` bytes.
        UnreadableInput: a part is damaged, locked or hugely packed.
    """
    check_package(data, name, most, endings)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {n: package.read(n) for n in package.namelist() if n.endswith(endings)}
    except _DAMAGE as error:
        raise UnreadableInput(
            f"{name or 'the file'}: a damaged or locked zip file ({error})"
        ) from None


def unpacked_size(data: bytes, start: int, most: int) -> int:
    """Return how many bytes a packed part comes to; counting ends soon after ``most``.

    >>> unpacked_size(zlib.compress(bytes(5000)), 0, 9999)
    5000
    """
    unpack, size, at = zlib.decompressobj(), 0, start
    while not unpack.eof and size <= most:
        packed = unpack.unconsumed_tail
        if not packed:
            packed, at = data[at : at + _STEP], at + _STEP
        if not packed:
            break
        try:
            size += len(unpack.decompress(packed, _STEP))
        except zlib.error:
            break
    return size
