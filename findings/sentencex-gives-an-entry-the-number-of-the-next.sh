#!/usr/bin/env bash
# sentencex gives an entry of a source list the number of the next one.
#
# Guess: a list of sources, "[1] Harbour board, report." with "[2] Town, letter." in the next line, is split at the
# lines, so that each number stays with its entry; a marker directly behind the full stop belongs to the sentence
# before it, as Wikipedia writes it.
# What happens: a number in brackets is taken to the sentence before it, across the end of the line too. The first
# entry gets "[2]", the second begins without a number, and so on through the list: each source has the number of the
# one before it. With a blank line between the entries, or numbers as "2.", it is right. Not in its documentation; no
# report of it was found (November 2026). It is the splitter of the Wikimedia Foundation.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check sentencex==1.0.32
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from sentencex import segment

TEXTS = {
    "[1] Harbour board, report.\n[2] Town, letter.\n[3] Times, May 1920.":
        ["[1] Harbour board, report.\n[2]", "Town, letter.\n[3]", "Times, May 1920."],
    "[1] Harbour board, report.\n\n[2] Town, letter.": ["[1] Harbour board, report.", "[2] Town, letter."],
    "1. Harbour board, report.\n2. Town, letter.": ["1. Harbour board, report.", "2. Town, letter."],
    "It opened in May.[1] It closed in June.[2]": ["It opened in May.[1]", "It closed in June.[2]"],
}
print("sentencex", version("sentencex"))
for text, expected in TEXTS.items():
    found = [part.strip() for part in segment("en", text) if part.strip()]
    print(repr(text), "->", found)
    if found != expected:
        sys.exit("changed")
PY
