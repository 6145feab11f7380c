"""Writes down the text of a .docx file: mammoth turns it into HTML, notes and lists included."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html import unescape
from typing import Any

from claimgraph.errors import MissingExtra, UnreadableInput
from claimgraph.intake.html import from_html
from claimgraph.intake.limits import DEFAULT, ReadLimits
from claimgraph.intake.page import Page
from claimgraph.intake.published import iso_day
from claimgraph.intake.unfolding import check_package

_PROPERTIES = "docProps/core.xml"
_MOST_PROPERTIES = 1 << 16
_MOMENT = re.compile(
    rb"<dcterms:(created|modified)\b[^<>]{0,200}>(\d{4}-\d\d-\d\dT[\d:.]{4,20}(?:Z|[+-][\d:]{4,6})?)<"
)
_TITLE = re.compile(rb"<dc:title>([^<>]{1,600})</dc:title>")
_TEXTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml")
_AROUND = re.compile(rb"</?w:(?:fldSimple|dir|bdo)(?:\s(?:[^<>\"']|\"[^<\"]*\"|'[^<']*')*)?/?>")
"""What stands around words that mammoth 1.13 drops with it: simple fields, marks of direction."""
_NOTE = re.compile(r'<a href="#(footnote|endnote)-([^"]+)" id="\1-ref-\2">\[\d+\]</a>')
_LISTED = re.compile(r'(?=<li id="(?:footnote|endnote)-)')
_ITEM = re.compile(r'<li id="(footnote|endnote)-([^"]+)"')
_OWN_MARK = re.compile(
    rb'<w:(footnote|endnote)Reference\s(?=[^<>]*w:customMarkFollows="(?:1|true|on)")'
    rb'[^<>]*\bw:id="([^"]+)"'
)
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"


def from_docx(data: bytes, name: str = "", limits: ReadLimits = DEFAULT) -> Page:
    """Return the text and the links of a .docx file.

    Raises:
        MissingExtra: mammoth is not installed.
        UnreadableInput: the file is damaged or protected.
        LimitExceeded: it unpacks to more than it may.
    """
    try:
        import mammoth
    except ImportError:
        raise MissingExtra("mammoth", "docx") from None
    check_package(data, name, limits.unpacked)
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(_bared(data)),
            convert_image=mammoth.images.img_element(_no_picture),
            style_map=_STYLES,
        ).value
        stated = _properties(data)
    except Exception as error:  # what a damaged file makes a parser raise is not documented
        raise UnreadableInput(f"{name or 'the file'}: no readable .docx ({error})") from error
    page = from_html(f"<body>{_counted(html, data)}</body>")
    found = _TITLE.search(stated)
    title = unescape(found.group(1).decode("utf-8", "replace")).strip() if found else None
    day = _written(stated)
    return replace(
        page,
        title=title or None,
        published=day,
        dated_by="first and last day of work" if day else "",
    )


def _bared(data: bytes) -> bytes:
    """Return a file whose words mammoth reads in full: "Table 3" in a simple field is text."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = {name: package.read(name) for name in package.namelist() if _TEXTS.fullmatch(name)}
        bared = {name: _AROUND.sub(b"", text) for name, text in texts.items()}
        if bared == texts:
            return data
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as copy:
            for part in package.infolist():
                content = bared.get(part.filename)
                copy.writestr(part, package.read(part) if content is None else content)
    return written.getvalue()


def _counted(html: str, data: bytes) -> str:
    """Return HTML whose notes have the numbers that Word shows, those without one at the end.

    Word counts footnotes and endnotes each by themselves, and passes over notes with a mark of
    their own ("*"); mammoth 1.13 counts all in one row: "note 2" would name another note.
    """
    notes = list(dict.fromkeys(note.groups() for note in _NOTE.finditer(html)))
    own = _own_marks(data)
    order = sorted(notes, key=lambda note: (note in own, note[0] == "endnote"))
    text, *listed = _LISTED.split(html.removesuffix("</ol>"))
    items = {found.groups(): item for item in listed if (found := _ITEM.match(item))}
    if order == notes or len(items) != len(listed) or set(items) != set(notes):
        return html
    number = {note: f"[{at}]" for at, note in enumerate(order, 1)}
    counted = text + "".join(items[note] for note in order) + "</ol>"
    return _NOTE.sub(
        lambda note: f"{note[0].partition('>')[0]}>{number[note.groups()]}</a>", counted
    )


def _own_marks(data: bytes) -> set[tuple[str, str]]:
    """Return the notes with a mark of their own, as their kind and id."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        texts = [package.read(name) for name in package.namelist() if _TEXTS.fullmatch(name)]
    return {
        (kind.decode(), name.decode())
        for text in texts
        if b"customMarkFollows" in text
        for kind, name in _OWN_MARK.findall(text)
    }


def _properties(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _PROPERTIES not in package.namelist():
            return b""
        return package.read(_PROPERTIES)[:_MOST_PROPERTIES]


def _written(stated: bytes) -> str | None:
    """Return the day on which a file was both begun and last saved; None when they differ.

    Word keeps no day of publication; one that lies between two others would be a guess. Where both
    are one moment, nobody has saved the file since a program filled in a template: then the moment
    is the template's.
    """
    moments = {m[1]: m[2].decode() for m in _MOMENT.finditer(stated)}
    days = {moment[:10] for moment in moments.values()}
    if len(moments) != 2 or len(set(moments.values())) == 1 or len(days) != 1:
        return None
    return iso_day(days.pop())


def _no_picture(image: Any) -> dict[str, str]:
    return {}
