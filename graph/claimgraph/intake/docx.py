"""Writes down the text of a .docx file: mammoth turns it into HTML, notes and lists included."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from claimgraph.errors import MissingExtra, UnreadableInput
from claimgraph.intake.html import from_html
from claimgraph.intake.page import Page

LARGEST = 64 * 1024 * 1024
"""Bytes a .docx file may unpack to; a small file that unpacks to more is an attack or no text."""


def from_docx(data: bytes, name: str = "") -> Page:
    """Return the text and the links of a .docx file.

    Raises:
        MissingExtra: mammoth is not installed.
        UnreadableInput: the file is damaged, protected, or unpacks to more than 64 MiB.
    """
    try:
        import mammoth
    except ImportError:
        raise MissingExtra("mammoth", "docx") from None
    _check_size(data, name)
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=mammoth.images.img_element(_no_picture)
        ).value
    except Exception as error:  # what a damaged file makes a parser raise is not documented
        raise UnreadableInput(f"{name or 'the file'}: no readable .docx ({error})") from error
    return from_html(f"<body>{html}</body>")


def _check_size(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        size = sum(
            m.file_size for m in package.infolist() if m.filename.endswith((".xml", ".rels"))
        )
    if size > LARGEST:
        raise UnreadableInput(
            f"{name or 'the file'}: it unpacks to {size:,} bytes of XML; 64 MiB at most"
        )


def _no_picture(image: Any) -> dict[str, str]:
    return {}
