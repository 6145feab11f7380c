"""Small .docx and .pdf files made here, so that tests hold no binary files."""

from __future__ import annotations

import io
import zipfile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def docx(
    body: str, footnotes: str = "", padding: int = 0, properties: str = "", endnotes: str = ""
) -> bytes:
    """Return a Word file with this body and these notes, as WordprocessingML."""
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{_KIND}.footnotes+xml"/>'
        f'<Override PartName="/word/endnotes.xml" ContentType="{_KIND}.endnotes+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship '
        f'Id="r1" Type="{_OFFICE}/footnotes" Target="footnotes.xml"/><Relationship '
        f'Id="r2" Type="{_OFFICE}/endnotes" Target="endnotes.xml"/></Relationships>',
        "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {_W}>{footnotes}</w:footnotes>" + " " * padding,
        "word/endnotes.xml": f"<w:endnotes {_W}>{endnotes}</w:endnotes>",
    }
    if properties:
        files["docProps/core.xml"] = properties
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return data.getvalue()


def paragraph(text: str, note: int | None = None) -> str:
    """Return a paragraph; a note's number puts a footnote marker at its end."""
    mark = f'<w:r><w:footnoteReference w:id="{note}"/></w:r>' if note is not None else ""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{mark}</w:p>"


def footnote(number: int, text: str) -> str:
    """Return a footnote."""
    return f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>'


def pdf(
    pages: list[list[tuple[float, float, float, str]]], links: list[str] | None = None
) -> bytes:
    """Return a PDF of pages of runs (x, y, size, text), with link annotations on each page."""
    streams = [
        "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for x, y, size, text in runs
        )
        for runs in pages
    ]
    return pdf_of(streams, links)


def pdf_of(streams: list[str], links: list[str] | None = None, packed: bytes = b"") -> bytes:
    """Return a PDF whose pages have these contents; /F1 is a plain font and /F2 a bold one.

    The first page is object 6 and the next ones 8, 10 and so on; ``packed`` replaces the last
    page's content by one that is packed.
    """
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica%s /Encoding /WinAnsiEncoding >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font % b"", font % b"-Bold"]
    numbers = []
    for stream in streams:
        content = stream.encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        if packed and stream is streams[-1]:
            objects[-1] = b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
                len(packed),
                packed,
            )
        annotations = " ".join(links or [])
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Annots [{annotations}] >>".encode()
        )
        numbers.append(len(objects))
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(numbers)} >>".encode()
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        start,
    )
