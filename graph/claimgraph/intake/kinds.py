"""Decides what a file of cited text is: by its first bytes, then its ending, then its words."""

from __future__ import annotations

import codecs
import io
import json
import re
from pathlib import PurePath
from typing import NamedTuple

from claimgraph.errors import UnreadableInput, nearest
from claimgraph.patterns import regex

PLAIN, MARKDOWN, HTML = "text/plain", "text/markdown", "text/html"
WIKITEXT, REST, ASCIIDOC = "text/x-wiki", "text/x-rst", "text/asciidoc"
PDF, JSON = "application/pdf", "application/json"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT, EPUB = "application/vnd.oasis.opendocument.text", "application/epub+zip"
JATS = "application/jats+xml"
WHOLE = frozenset((PDF, DOCX, ODT, EPUB, JATS))
"""Kinds that are taken apart as bytes, and not decoded first."""

ENDINGS: dict[str, str] = {
    ".txt": PLAIN, ".text": PLAIN, ".md": MARKDOWN, ".markdown": MARKDOWN, ".mdown": MARKDOWN,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".wiki": WIKITEXT, ".wikitext": WIKITEXT,
    ".mediawiki": WIKITEXT, ".rst": REST, ".rest": REST, ".adoc": ASCIIDOC,
    ".asciidoc": ASCIIDOC, ".docx": DOCX, ".odt": ODT, ".epub": EPUB, ".pdf": PDF, ".nxml": JATS,
    ".json": JSON,
}  # fmt: skip
"""The media type behind each file ending."""

GRAPH_ENDINGS: dict[str, str] = {
    ".ttl": "turtle", ".trig": "trig", ".nq": "nquads", ".nt": "ntriples", ".jsonld": "jsonld",
    ".rdf": "rdfxml",
}  # fmt: skip
"""The RDF format behind each ending of a saved graph."""
_FOREIGN: dict[bytes, str] = {
    b"{\\rtf": "rich text (RTF); save it as .docx or as plain text",
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc); save it as .docx",
    b"\x1f\x8b": "compressed with gzip; unpack it first",
    b"\x89PNG": "a PNG picture; its words are not text",
    b"\xff\xd8\xff": "a JPEG picture; its words are not text",
    b"GIF8": "a GIF picture; its words are not text",
    b"SQLite format 3": "an SQLite database",
}
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_JSON = regex(r"\{\s{0,200}\"[^\"\n]{1,80}\"\s{0,9}:|\[\s{0,200}\{\s{0,200}\"")
_JSON_LINES = (".jsonl", ".ndjson")
_LOOKED_AT = 65_536
"""Bytes looked at to tell what a text is."""
_TAGS = regex(r"<(?:p|div|h[1-6]|ul|ol|table|span|a|li|sup|body)(?:\s[^<>]{0,500})?>", re.I)
_WIKI = regex(
    r"\{\{(?:cite|citation|reflist|sfn|infobox)\b|<ref[ >/]|\[\[[^\[\]\n]{1,200}\]\]"
    r"|^==+[^=\n]{1,200}==+[ \t]*$|'''",
    re.I | re.M,
)
_XML = regex(
    r"(?:<\?xml[^<>]{0,200}\?>\s{0,20})?(?:<![^<>]{0,400}>\s{0,20}){0,4}<([A-Za-z][\w:.-]{0,40})[\s>]"
)
_XML_ONLY = regex(r"<xref\s|<ref-list\b|<listBibl\b|<teiHeader\b|xmlns=\"http://docbook\.org/")
"""What JATS, TEI and DocBook have, and no page."""
_OF_JOURNAL = regex(r"<(?:article-meta|journal-meta)\b|//NLM//DTD ")
"""What of these JATS alone has, in which journals keep their articles."""
_MARKDOWN = regex(r"^#{1,6} |^\[\^[^\]\n]{1,40}\]:|\*\*[^*\n]{1,200}\*\*|\]\(https?://|^```", re.M)

_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""Encodings that pages name when they mean a larger one (WHATWG Encoding Standard)."""
_OF_PYTHON = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "unicode_escape",
              "raw_unicode_escape", "undefined", "utf-7", "mbcs", "oem"}  # fmt: skip
"""What Python calls an encoding and no browser reads a page in."""


class Kind(NamedTuple):
    """What a file is: its IANA media type, how its letters are encoded, and how one can tell."""

    media_type: str
    reason: str
    encoding: str = "utf-8"


def decide(data: bytes, name: str = "") -> Kind:
    """Return the kind of a file, from its content first and its name second.

    >>> decide(b"<!doctype html><p>It rained.</p>", "notes.txt").media_type
    'text/html'
    >>> decide(b"It rained [1].", "notes.md").reason
    'the ending .md'

    Raises:
        UnreadableInput: the file is of a kind that holds no cited text, or none we can read.
    """
    ending = PurePath(name).suffix.lower()
    packed = _by_magic(data, name)
    if packed:
        return packed
    if ending in GRAPH_ENDINGS:
        raise UnreadableInput(f"{name}: {ending} is a saved graph, not a text; use load")
    if ending in _JSON_LINES:
        raise UnreadableInput(
            f"{name}: several JSON values, a line each; save each answer as .json"
        )
    encoding, how = _encoding(data)
    words = data[:_LOOKED_AT].decode(encoding, "ignore").lstrip("\ufeff \t\r\n")
    root = _XML.match(words)
    if root and root[1] in ("article", "pmc-articleset") and _OF_JOURNAL.search(words):
        return Kind(JATS, "it is XML with the front of an article in JATS", "binary")
    if root and root[1].lower() != "html" and ("<?xml" in root[0] or _XML_ONLY.search(words)):
        raise UnreadableInput(
            f"{name or 'the data'}: this is XML (<{root[1]}>), whose notes are not read; "
            "save it as HTML, .docx or PDF"
        )
    media_type, reason = _by_words(words, ending)
    if media_type in (PLAIN, MARKDOWN) and _JSON.match(words) and _is_json(data, encoding):
        return Kind(JSON, "it is JSON from beginning to end" + how, encoding)
    if media_type == HTML and not how:
        encoding, how = _declared(data, words, name)
    return Kind(media_type, reason + how, encoding)


def _by_magic(data: bytes, name: str) -> Kind | None:
    if data.startswith(b"%PDF-"):
        return Kind(PDF, "the first bytes %PDF-", "binary")
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    for magic, what in _FOREIGN.items():
        if data.startswith(magic):
            raise UnreadableInput(f"{name or 'the data'}: this is {what}")
    return None


def _zipped(data: bytes, name: str) -> Kind:
    import zipfile  # with its compressions it takes longer to import than all of intake

    try:
        members = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableInput(
            f"{name or 'the data'}: a damaged zip file ({error}); fetch or save it anew"
        ) from None
    for kind, part in _MEMBERS.items():
        if part in members and not (kind == ODT and b"opendocument.text" not in data[:200]):
            return Kind(kind, f"a zip file that holds {part}", "binary")
    raise UnreadableInput(
        f"{name or 'the data'}: a zip file without word/document.xml, so no .docx, and no .odt or "
        ".epub; unpack it first"
    )


_MEMBERS = {DOCX: "word/document.xml", EPUB: "META-INF/container.xml", ODT: "content.xml"}


def _encoding(data: bytes) -> tuple[str, str]:
    """Return the encoding a byte order mark announces, and how to say so."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return ("utf-8-sig" if encoding == "utf-8" else encoding), f"; {encoding.upper()} (BOM)"
    return "utf-8", ""


def _by_words(words: str, ending: str) -> tuple[str, str]:
    start = words[:200].lower()
    if start.startswith(("<!doctype html", "<html", "<?xml")) and "<html" in words[:4000].lower():
        return HTML, "it begins as an HTML page"
    if start.startswith("<!doctype html"):
        return HTML, "it begins as an HTML page"
    if ending in ENDINGS and ENDINGS[ending] not in WHOLE | {PLAIN}:
        return ENDINGS[ending], f"the ending {ending}"
    kinds = {m.group()[:3].lower() for m in _WIKI.finditer(words)}
    if len(kinds) >= 2 and ("<re" in kinds or "{{c" in kinds):
        return WIKITEXT, "it holds wiki markup (<ref>, {{…}}, [[…]])"
    if words.startswith("<") and sum(1 for _ in _TAGS.finditer(words)) >= 2:
        return HTML, "it begins with a tag and holds HTML elements"
    if ENDINGS.get(ending) in WHOLE:
        return PLAIN, f"text, although the ending is {ending}"
    if ending in ENDINGS:
        return PLAIN, f"the ending {ending}"
    if _MARKDOWN.search(words):
        return MARKDOWN, "it holds Markdown (headings, links, bold or footnotes)"
    return PLAIN, "nothing that says otherwise"


def is_page(text: str) -> bool:
    """Say whether a text is the source of an HTML page: its tags are no words of it.

    >>> is_page("<p>It rained.</p><p>It snowed.</p>"), is_page("It rained <b>hard</b> [1].")
    (True, False)
    """
    words = text[:_LOOKED_AT].lstrip("\ufeff \t\r\n")
    return words.startswith("<") and _by_words(words, "")[0] == HTML and not _MARKDOWN.search(words)


def _is_json(data: bytes, encoding: str) -> bool:
    try:
        json.loads(data.decode(encoding))
    except (ValueError, RecursionError):
        return False
    return True


def _declared(data: bytes, words: str, name: str) -> tuple[str, str]:
    """Return the encoding that an HTML page declares in its first 1,024 characters."""
    found = re.search(
        r"<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", words[:1024], re.I
    )
    if not found:
        return "utf-8", ""
    label = found.group(1).lower()
    try:
        known = codecs.lookup(label).name
        _ = bytes(4).decode(known)  # codecs such as "hex" and "zip" make bytes, not letters
        if known in _OF_PYTHON:
            raise LookupError(known)
    except (LookupError, UnicodeError):
        hint = " or ".join(nearest(label, ["utf-8", "windows-1252", "iso-8859-1", "shift_jis"]))
        raise UnreadableInput(
            f"{name or 'the page'}: it declares charset={label!r}, which is no known encoding"
            + (f"; did you mean {hint}?" if hint else "")
        ) from None
    known = _AS_BROWSERS_DO.get(known, known)
    if known != "utf-8" and not _fits(data, known) and _fits(data, "utf-8"):
        return "utf-8", f"; it declares charset={label} but is UTF-8"
    return known, f"; it declares charset={label}"


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except ValueError:
        return False
    return True


def decode(data: bytes, kind: Kind, name: str = "") -> str:
    """Return the characters of a text; one byte order mark is dropped.

    Raises:
        UnreadableInput: a byte does not fit the encoding; its offset, line and value are named.
    """
    if kind.media_type in WHOLE:
        raise UnreadableInput(f"{name}: {kind.media_type} holds no characters to decode")
    encoding = kind.encoding
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(_misfit(data, error, encoding, name)) from None
    except (LookupError, ValueError) as error:
        raise UnreadableInput(f"{name or 'the data'}: cannot be decoded ({error})") from None
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        place = text.index("\x00")
        hint = (
            "it looks like UTF-16 without a byte order mark" if _spaced(data) else "this is no text"
        )
        raise UnreadableInput(f"{name or 'the data'}: NUL at character {place}; {hint}")
    return text


def _misfit(data: bytes, error: UnicodeDecodeError, encoding: str, name: str) -> str:
    place = error.start
    line = data.count(b"\n", 0, place) + 1
    shown = encoding.upper().replace("_", "-").removesuffix("-SIG")
    byte = f"byte 0x{data[place]:02x} at offset {place} (line {line})"
    ending = PurePath(name).suffix.lower()
    if ENDINGS.get(ending) in WHOLE - {JATS}:
        return f"{name}: it does not begin as a {ending} file does; save it anew as {ending}"
    return f"{name or 'the data'}: {byte} is not {shown}; save the file as UTF-8 text"


def _spaced(data: bytes) -> bool:
    """Whether every other byte of the beginning is NUL, as in UTF-16 of Latin letters."""
    head = data[:400]
    return max(head[::2].count(0), head[1::2].count(0)) > len(head) // 4


__all__ = ["ASCIIDOC", "DOCX", "ENDINGS", "EPUB", "HTML", "JATS", "JSON", "MARKDOWN", "ODT",
           "PDF", "PLAIN", "REST", "WHOLE", "WIKITEXT", "Kind", "decide", "decode"]  # fmt: skip
