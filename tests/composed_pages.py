"""Composed documents written as files of many kinds: web pages, wiki pages, Word files, PDFs.

Each way of writing notes is that of one tool; the truth is that of the composed document.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from dataclasses import replace

from composed import Composed, Entry
from composed_words import LANGUAGES, Words
from intake_files import docx, pdf_of

Write = Callable[[Composed, Words], bytes]
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi")


def _body(document: Composed, words: Words, mark: Callable[[Entry], str]) -> list[str]:
    """Return two paragraphs of the sentences, with markers behind their stops."""
    by_number = {entry.number: entry for entry in document.entries}
    shown = [
        said + words.stop + "".join(mark(by_number[n]) for n in sorted(numbers))
        for said, numbers in document.cited.items()
    ]
    half = (len(shown) + 1) // 2
    return [words.space.join(shown[:half]), words.space.join(shown[half:])]


def _page(paragraphs: list[str], notes: str) -> bytes:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<!doctype html><title>T</title>\n<body>{body}\n{notes}</body>".encode()


def _link(entry: Entry) -> str:
    return f'<a href="{entry.url}">{html.escape(entry.title)}</a>'


def _pandoc(document: Composed, words: Words) -> bytes:
    body = _body(document, words, lambda e: (
        f'<a href="#fn{e.number}" id="fnref{e.number}"><sup>{e.number}</sup></a>'
    ))  # fmt: skip
    notes = "".join(
        f'<li id="fn{e.number}"><p>{_link(e)}<a href="#fnref{e.number}">↩︎</a></p></li>'
        for e in document.entries
    )
    return _page(body, f'<section class="footnotes"><hr><ol>{notes}</ol></section>')


def _substack(document: Composed, words: Words) -> bytes:
    body = _body(document, words, lambda e: (
        f'<a class="footnote-anchor" id="footnote-anchor-{e.number}" href="#footnote-{e.number}">'
        f"{e.number}</a>"
    ))  # fmt: skip
    notes = "".join(
        f'<div class="footnote"><a id="footnote-{e.number}" href="#footnote-anchor-{e.number}" '
        f'class="footnote-number">{e.number}</a><div class="footnote-content"><p>{_link(e)}</p>'
        "</div></div>"
        for e in document.entries
    )
    return _page(body, notes)


def _word_page(document: Composed, words: Words) -> bytes:
    body = _body(document, words, lambda e: (
        f'<a href="#_edn{e.number}" name="_ednref{e.number}">[{_ROMAN[e.number - 1]}]</a>'
    ))  # fmt: skip
    notes = "".join(
        f'<div id="edn{e.number}"><p><a href="#_ednref{e.number}" name="_edn{e.number}">'
        f"[{_ROMAN[e.number - 1]}]</a> {_link(e)}</p></div>"
        for e in document.entries
    )
    return _page(body, f"<hr>{notes}")


def _mediawiki_page(document: Composed, words: Words) -> bytes:
    body = _body(document, words, lambda e: (
        f'<sup class="reference"><a href="#cite_note-{e.number}"><span>[</span>{e.number}'
        "<span>]</span></a></sup>"
    ))  # fmt: skip
    notes = "".join(
        f'<li id="cite_note-{e.number}"><span class="mw-cite-backlink"><a href="#cite_ref">^</a>'
        f'</span> <span class="reference-text">{_link(e)}.</span></li>'
        for e in document.entries
    )
    return _page(body, f'<h2>{words.sources}</h2><ol class="references">{notes}</ol>')


def _wiki(document: Composed, words: Words) -> bytes:
    seen: set[int] = set()

    def mark(entry: Entry) -> str:
        if entry.number in seen:
            return f'<ref name="n{entry.number}" />'
        seen.add(entry.number)
        cite = f"{{{{cite web|title={entry.title}|url={entry.url}}}}}"
        return f'<ref name="n{entry.number}">{cite}</ref>'

    body = "\n\n".join(_body(document, words, mark))
    return f"{body}\n\n== {words.sources} ==\n{{{{reflist}}}}\n".encode()


def _wiki_list(document: Composed, words: Words) -> bytes:
    body = "\n\n".join(_body(document, words, lambda e: f"{{{{r|n{e.number}}}}}"))
    notes = "\n".join(f"<ref name=n{e.number}>[{e.url} {e.title}]</ref>" for e in document.entries)
    return f"{body}\n\n== {words.sources} ==\n{{{{reflist|refs=\n{notes}\n}}}}\n".encode()


def _word(document: Composed, words: Words) -> bytes:
    def run(text: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'

    paragraphs = [
        "".join(
            run(piece[1:]) if piece[:1] == "t" else
            f'<w:r><w:footnoteReference w:id="{piece[1:]}"/></w:r>'
            for piece in ("t" + paragraph).split("\0")
        )
        for paragraph in _body(document, words, lambda e: f"\0n{e.number}\0t")
    ]  # fmt: skip
    notes = "".join(
        f'<w:footnote w:id="{e.number}"><w:p>{run(f" {e.title}. {e.url}")}</w:p></w:footnote>'
        for e in document.entries
    )
    return docx("".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs), notes)


def _pdf(document: Composed, words: Words) -> bytes:
    lines, y = [], 720
    for paragraph in _body(document, words, lambda e: f"\0{e.number}\0"):
        for sentence in paragraph.replace(". ", ".\n").split("\n"):
            runs = sentence.split("\0")
            shown = "".join(
                f"/F1 7 Tf 4 Ts ({run}) Tj 0 Ts " if n % 2 else f"/F1 11 Tf ({run}) Tj "
                for n, run in enumerate(runs)
                if run
            )
            lines.append(f"BT 1 0 0 1 72 {y} Tm {shown}ET\n")
            y -= 14
        y -= 14
    notes = "".join(
        f"BT /F1 8 Tf 1 0 0 1 72 {140 - 10 * e.number} Tm ({e.number} {e.title}. {e.url}) Tj ET\n"
        for e in document.entries
    )
    return pdf_of(["".join(lines) + notes])


WRITERS: dict[str, tuple[str, Write]] = {
    "pandoc page": (".html", _pandoc),
    "Substack page": (".html", _substack),
    "Word page": (".html", _word_page),
    "MediaWiki page": (".html", _mediawiki_page),
    "wiki": (".wiki", _wiki),
    "wiki with a list of refs": (".wiki", _wiki_list),
    "Word": (".docx", _word),
    "PDF": (".pdf", _pdf),
}
"""The ending and the writer of each kind."""
LATIN = ("en", "de", "fr", "es")
"""Languages whose letters the font of the PDFs made here has."""


def cited_once(document: Composed) -> Composed:
    """Return a document that cites each source once, as a footnote of Word stands for one place."""
    seen: set[int] = set()
    cited = {}
    for said, numbers in document.cited.items():
        cited[said] = numbers - seen
        seen |= numbers
    return replace(document, cited=cited)


def languages(kind: str) -> tuple[str, ...]:
    """Return the languages that a kind of file can be written in here."""
    return LATIN if kind == "PDF" else tuple(LANGUAGES)
