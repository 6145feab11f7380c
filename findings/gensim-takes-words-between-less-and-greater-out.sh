#!/usr/bin/env bash
# gensim takes the words between "<" and ">" out of the text of a wiki article, and prints the end of a note in it.
#
# Guess: filter_wiki, which turns wikitext into text, takes tags out; "p &lt; 0.05 … &gt; 3", as an article about
# numbers writes it, is "p < 0.05 … > 3" afterwards, as on the page. A note with a line break in it goes as a whole.
# What happens: the entities are decoded first, and then everything from "<" to the next ">" counts as a tag, across
# words, sentences and lines: "The share fell (p &lt; 0.05 in all towns). In no town did dust stay &gt; 3" is "The share
# fell (p  3". A bare "<" in the source, which wikis allow, does the same. Of <ref>Board,<br />page 3</ref> the
# words behind the break stay in the sentence. WikiCorpus reads every dump in this way. Not in its documentation; of the
# break within a note there is a report (#3520, open), of the signs none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check gensim==4.4.0
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

from gensim.corpora.wikicorpus import filter_wiki

EXPECTED = {
    "The share fell (p &lt; 0.05 in all towns). In no town did dust stay &gt; 3 units.": "The share fell (p  3 units.",
    "Those aged < 30 did not vote for it.\n\nThe turnout was > 60 percent.": "Those aged  60 percent.",
    "The share fell (p &lt; 0.05 in all towns).": "The share fell (p < 0.05 in all towns).",
    "It opened.<ref>Board,<br />page 3.</ref> It closed.": "It opened.page 3. It closed.",
    "It opened.<ref>Board, page 3.</ref> It closed.": "It opened. It closed.",
}
print("gensim", version("gensim"))
for source, expected in EXPECTED.items():
    found = filter_wiki(source)
    print(f"{source!r}\n  -> {found!r}")
    if found != expected:
        sys.exit(f"changed: {expected!r}")
PY
