"""Writes down the text of a .docx file: mammoth turns it into HTML, notes and lists included."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

from claimgraph.errors import MissingExtra, UnreadableInput
from claimgraph.intake.html import from_html
from claimgraph.intake.page import Page
from claimgraph.intake.published import iso_day

LARGEST = 64 * 1024 * 1024
"""Bytes a .docx file may unpack to; a small file that unpacks to more is an attack or no text."""
_PROPERTIES = "docProps/core.xml"
_MOST_PROPERTIES = 1 << 16
_DAY_OF_WORK = re.compile(rb"<dcterms:(?:created|modified)\b[^<>]{0,200}>(\d{4}-\d\d-\d\d)T")


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
    page = from_html(f"<body>{html}</body>")
    day = _written(data)
    return replace(page, published=day, dated_by="first and last day of work") if day else page


def _written(data: bytes) -> str | None:
    """Return the day on which a file was both begun and last saved; None when they differ.

    Word keeps no day of publication; one that lies between two others would be a guess.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _PROPERTIES not in package.namelist():
            return None
        stated = package.read(_PROPERTIES)[:_MOST_PROPERTIES]
    days = {m[1].decode() for m in _DAY_OF_WORK.finditer(stated)}
    return iso_day(days.pop()) if len(days) == 1 else None


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
