#!/usr/bin/env bash
# Wikimedia's mwparserfromhtml takes what stands high out of the text of an article: a million tonnes become ten.
#
# Guess: the plain text of an article leaves out the markers of its notes and keeps all else a reader sees, so that
# "10" with a raised 6 reads "106" at worst, as it does in most libraries, or "10^6".
# What happens: Article.get_plaintext() leaves out every superscript: 5 km² is 5 km, 10⁶ tonnes are 10 tonnes and the
# 4th is the 4, without a sign that something is missing. The text of the same article by wikistew.to_plaintext() has
# them. A comment in the source calls it "a little excessive" (it is there for tags such as "citation needed"); the
# documentation does not tell it, and no report was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check mwparserfromhtml==2.1.2
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from mwparserfromhtml import Article

PAGE = """<!DOCTYPE html><html about="https://en.wikipedia.org/wiki/Special:Redirect/revision/1"><head>
<meta property="mw:pageNamespace" content="0"/><meta property="mw:pageId" content="5"/><title>Velm</title>
<base href="//en.wikipedia.org/wiki/"/></head><body><section data-mw-section-id="0">
<p id="mwAg">The park covers 5 km<sup id="mwX">2</sup> and stores 10<sup id="mwY">6</sup> tonnes.
It was the 4<sup id="mwU">th</sup> park.</p></section></body></html>"""
EXPECTED = "The park covers 5 km and stores 10 tonnes. It was the 4 park."

article = Article(PAGE)
text = " ".join(" ".join(article.get_plaintext()).split())
every = " ".join(" ".join(article.wikistew.to_plaintext()).split())
print("mwparserfromhtml", version("mwparserfromhtml"))
print("get_plaintext:", text)
print("to_plaintext: ", every)
if text != EXPECTED or "5 km2 and stores 106 tonnes" not in every:
    sys.exit(f"changed: {EXPECTED}")
PY
