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


def _zipped(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(
                name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            )
    return data.getvalue()


_ODF = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"), ("manifest", "manifest"), ("meta", "meta"),
    )
)  # fmt: skip


def odt(body: str, styles: str = "", meta: str = "", manifest: str = "") -> bytes:
    """Return an .odt file with this body and these styles, as OpenDocument writes them."""
    links = 'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return _zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {_ODF} {links}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "meta.xml": f"<office:document-meta {_ODF} {links}><office:meta>{meta}</office:meta>"
        "</office:document-meta>",
        "META-INF/manifest.xml": f"<manifest:manifest {_ODF}>{manifest}</manifest:manifest>",
    })  # fmt: skip


def odt_note(name: str, label: str, words: str, kind: str = "footnote") -> str:
    """Return a note of an .odt file, where it is cited."""
    return (
        f'<text:note text:id="{name}" text:note-class="{kind}"><text:note-citation>{label}'
        f"</text:note-citation><text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
    )


def epub(chapters: dict[str, str], order: list[str] | None = None, **more: str) -> bytes:
    """Return an .epub file of chapters, by the names of their files, in an order of reading."""
    names = {path: f"i{at}" for at, path in enumerate(chapters)}
    items = "".join(
        f'<item id="{key}" href="{path}" media-type="application/xhtml+xml"/>'
        for path, key in names.items()
    )
    spine = "".join(f'<itemref idref="{names[path]}"/>' for path in order or chapters)
    return _zipped({
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/book.opf"/>'
        "</rootfiles></container>",
        "OPS/book.opf": '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>Tolls</dc:title></metadata><manifest>{items}</manifest><spine>{spine}</spine>"
        "</package>",
        **{f"OPS/{path}": f"<html><body>{words}</body></html>" for path, words in chapters.items()},
        **{f"META-INF/{name}.xml": words for name, words in more.items()},
    })  # fmt: skip


def jats(body: str, back: str = "", front: str = "", head: str = "") -> bytes:
    """Return an article of a journal in JATS."""
    return (
        f'<?xml version="1.0"?>{head}<article xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:mml="http://www.w3.org/1998/Math/MathML"><front><journal-meta/><article-meta>'
        f"<title-group><article-title>Tolls of straits</article-title></title-group>{front}"
        f"</article-meta></front><body>{body}</body><back>{back}</back></article>"
    ).encode()
