#!/usr/bin/env bash
# pypdf in layout mode puts a sentence's marker, and all that follows it, above the sentence.
#
# Guess: a raised marker stands behind its sentence, as in plain mode and as pdfminer.six, pdfplumber and PDFium give
# it, or in a line of its own; the words of a line keep their order, since the mode is there to show the page as it is.
# What happens: a line with a marker set four points higher, as word processors do it, breaks at the marker: the marker
# and the rest of the line come first, in a line of their own, then the line's beginning. "The board met in June.1 It
# found no fault." reads "1 It found no fault." and then "The board met in June.": claims change places, and the marker
# leads the wrong one. For pdfminer.six the like was reported (#164); of pypdf none was found, nor is it in its
# documentation (November 2026). The page is made here by reportlab.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check pypdf==7.1.1 reportlab==5.1.0 pypdfium2==5.15.2
"$folder/env/bin/python" - "$folder/page.pdf" <<'PY'
import sys
from importlib.metadata import version

import pypdf
import pypdfium2
from reportlab.pdfgen.canvas import Canvas

LINES = [
    [("The board met in June.", False), ("1", True), (" It found no fault.", False)],
    [("The bridge is closed.", False), ("2", True), (" Ships may pass.", False)],
]
canvas = Canvas(sys.argv[1])
for number, parts in enumerate(LINES):
    line = canvas.beginText(72, 780 - 13 * number)
    for words, raised in parts:
        line.setFont("Times-Roman", 7 if raised else 11)
        line.setRise(4 if raised else 0)
        line.textOut(words)
    canvas.drawText(line)
canvas.save()

page = pypdf.PdfReader(sys.argv[1]).pages[0]
layout = [line.strip() for line in page.extract_text(extraction_mode="layout").splitlines() if line.strip()]
in_order = "".join(words for parts in LINES for words, _ in parts)
plain = page.extract_text().replace("\n", "")
pdfium = pypdfium2.PdfDocument(sys.argv[1])[0].get_textpage().get_text_range().replace("\r\n", "")
print("pypdf", version("pypdf"), "plain:", plain)
print("PDFium", version("pypdfium2"), pdfium)
print("layout:", *layout, sep="\n  ")
if plain != in_order or pdfium != in_order:
    sys.exit("changed: order elsewhere")
if layout != ["1 It found no fault.", "The board met in June.", "2 Ships may pass.", "The bridge is closed."]:
    sys.exit("changed")
PY
