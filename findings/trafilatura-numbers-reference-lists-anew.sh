#!/usr/bin/env bash
# trafilatura, resiliparse and inscriptis count every numbered list from 1, so that markers point at other entries.
#
# Guess: the entries of <ol start="7"> are numbered 7 and 8 in text and Markdown, as browsers show them, or the
# numbers are left out where the format has none; references of a second section, or of a page of many, begin so.
# What happens: all three read start="7" as 1. A text that cites [7] and [8] then has entries 1 and 2: the two markers
# lead nowhere, and with a first list of eight entries on the same page they lead to the wrong ones. html2text,
# markdownify and Pandoc keep the start. None of the three mentions start; no report of it was found (November 2026;
# other converters have had the same fault).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    lxml==6.1.3 lxml_html_clean==0.4.6 \
    trafilatura==2.3.1 Resiliparse==2.0.1 inscriptis==2.7.6 html2text==2025.4.15 markdownify==1.2.3
"$folder/env/bin/python" - <<'PY'
import re
import sys
from importlib.metadata import version

import html2text
import inscriptis
import markdownify
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

AROUND = "The board of the harbour wrote in a long report on the state of the town that year, and said more of it."
PAGE = (
    "<html lang='en'><head><title>The quay</title></head><body><main><article><h1>The quay</h1>"
    f"<p>{AROUND}</p><p>The quay cost more.<sup>[7]</sup> The board paid.<sup>[8]</sup> {AROUND}</p><h2>References</h2>"
    "<ol start='7'><li>Estimate of the town, which is long and from the year before.</li>"
    "<li>Letter of the board, which is long and from that year.</li></ol></article></main></body></html>"
)
READERS = {
    "trafilatura": lambda page: trafilatura.extract(page, output_format="markdown"),
    "Resiliparse": extract_plain_text,
    "inscriptis": inscriptis.get_text,
    "html2text": html2text.html2text,
    "markdownify": markdownify.markdownify,
}
for name, read in READERS.items():
    entries = re.findall(r"(?m)^\s*(\d+)\. (Estimate|Letter)", read(PAGE))
    print(f"{name} {version(name)}: {entries}")
    first = 1 if name in ("trafilatura", "Resiliparse", "inscriptis") else 7
    if entries != [(str(first), "Estimate"), (str(first + 1), "Letter")]:
        sys.exit("changed")
PY
