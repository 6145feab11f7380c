#!/usr/bin/env bash
# readability-lxml takes citation markers out of the sentences of an article, by the name of their class.
#
# Guess: what surrounds an article goes, perhaps its list of notes too, but the sentences stay whole, so that
# one sees where a source is cited, as in Mozilla's Readability, which this library follows.
# What happens: every element whose class or id has "foot" in it is dropped, within paragraphs too: the markers of
# Pandoc (a.footnote-ref) and markdown-it (sup.footnote-ref) are gone with their notes, and the article
# reads as one that cites nothing. Wikipedia's and GitHub's markers have other classes and stay. Mozilla's
# has "footer" in that place since 2019 (mozilla/readability #560). Not in its documentation; no report of it was
# found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check --no-deps \
    readability-lxml==0.9 lxml==6.1.3 lxml_html_clean==0.4.6 cssselect==1.3.0 chardet==5.2.0
"$folder/env/bin/python" - <<'PY'
import re
import sys
from importlib.metadata import version

from readability import Document

SENTENCE = "The bridge was closed in May, the board of the harbour wrote in a long report on the state of the town"
NOTE = "Harbour board, report, page 12."
# How each writes a marker, and the section around its notes.
WRITERS = {
    "Pandoc": ('<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
               '<section id="footnotes" class="footnotes footnotes-end-of-document" role="doc-endnotes">'),
    "markdown-it": ('<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>',
                    '<section class="footnotes">'),
    "GitHub": ('<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref="">1</a></sup>',
               '<section data-footnotes="" class="footnotes">'),
    "Wikipedia": ('<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>',
                  '<section class="references">'),
}


def words(page):
    return " ".join(re.sub("<[^>]*>", "", page).split())


print("readability-lxml", version("readability-lxml"))
for writer, (marker, section) in WRITERS.items():
    page = (
        f"<html><head><title>The bridge</title></head><body><article><h1>The bridge</h1>"
        f"<p>{SENTENCE}.{marker} {SENTENCE}.</p><p>{SENTENCE}.</p>"
        f'{section}<ol><li id="fn1"><p>{NOTE}</p></li></ol></section></article></body></html>'
    )
    read = words(Document(page).summary())
    found = bool(re.search(r"town\.\[?1", read))
    print(f"page of {writer}: marker kept {found}, note kept {NOTE in read}")
    if found != (writer in ("GitHub", "Wikipedia")):
        sys.exit("changed")
PY
