#!/usr/bin/env bash
# goose3 takes underlined, marked and quoted words out of sentences, "not" among them.
#
# Guess: cleaned_text has the sentences of an article as they stand there: what <u>, <mark>, <q>, <cite> or <ins> hold
# is text like that of <b> and <em>.
# What happens: a step that shall drop paragraphs of few words looks at every element that is left by then, inline
# ones too (b, strong, i, em and links were unwrapped before), and drops those with fewer than three stop words. "The
# bridge is <u>not</u> safe" becomes "The bridge is safe", a newspaper's name in <cite> and the words of a short <q>
# vanish, while a longer quotation stays, without its marks. Nothing in its documentation; no report of it was found
# (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check goose3==3.1.22
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from goose3 import Goose

AROUND = "The board of the harbour wrote in a long report on the state of the town that year, and said more of it."
SENTENCES = {
    "The bridge of the town is <u>not</u> safe, it said.": "The bridge of the town is safe, it said.",
    "The bridge of the town is <mark>not</mark> safe, it said.": "The bridge of the town is safe, it said.",
    "In the <cite>Harbour Times</cite> the board said more of it.": "In the the board said more of it.",
    "The mayor of the town said <q>never again</q> to the board.": "The mayor of the town said to the board.",
    "The mayor of the town said <q>this is not what we said</q> to the board.":
        "The mayor of the town said this is not what we said to the board.",
    "The bridge of the town is <em>not</em> safe, it said.": "The bridge of the town is not safe, it said.",
}
print("goose3", version("goose3"))
for sentence, expected in SENTENCES.items():
    page = (
        "<html lang='en'><head><title>The bridge of the town</title></head><body><article>"
        f"<h1>The bridge of the town</h1><p>{AROUND}</p><p>{sentence} {AROUND}</p>"
        f"<p>{AROUND} {AROUND}</p></article></body></html>"
    )
    text = Goose({"enable_image_fetching": False}).extract(raw_html=page).cleaned_text
    (found,) = (
        line.removesuffix(AROUND).strip()
        for line in text.split("\n\n")
        if line.count(AROUND) == 1 and line != AROUND
    )
    print(sentence, "->", found)
    if found != expected:
        sys.exit("changed")
PY
