#!/usr/bin/env bash
# mistune prints the second line of a wrapped footnote as a paragraph of the text.
#
# Guess: a note whose words go on in the next line is one note, as a paragraph or the item of a list may
# go on without being indented; GitHub's cmark, markdown-it, Python-Markdown and Pandoc read it so.
# What happens: the note ends with its line, and the rest of it ("quay, page 12.") stands in the
# text above, as if the author had written it there. A note that is cited in another note only is lost, its
# number stays. mistune's documentation shows notes of one line and says nothing of longer ones; of wrapped
# lines that are indented there is a report (#373, closed), of these none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check \
    mistune==3.4.0 cmarkgfm==2025.10.22 markdown-it-py==4.3.0 mdit-py-plugins==0.7.0 Markdown==3.11.3
"$folder/env/bin/python" - <<'PY'
import re
import sys
from importlib.metadata import version

import cmarkgfm
import markdown
import mistune
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

TEXT = """The quay opened in May.[^1]

[^1]: Harbour office, report on the
quay, page 12.[^2]

[^2]: Second edition.
"""
READERS = {
    "mistune": mistune.create_markdown(plugins=["footnotes"]),
    "cmarkgfm": lambda text: cmarkgfm.github_flavored_markdown_to_html(
        text, options=Options.CMARK_OPT_FOOTNOTES
    ),
    "markdown-it-py": MarkdownIt("commonmark").use(footnote_plugin).render,
    "Markdown": lambda text: markdown.markdown(text, extensions=["footnotes"]),
}
for name, read in READERS.items():
    page = read(TEXT)
    text, _, notes = re.sub(r"<(?!section|div)[^>]*>", " ", page).partition("<")
    print(f"{name} {version(name)}: text {' '.join(text.split())!r}")
    if ("page 12" in text) != (name == "mistune") or "report on" not in notes:
        sys.exit(f"changed: {name}")
print(mistune.create_markdown(plugins=["footnotes"])("One.[^1]\n\n[^1]: Cf.[^2]\n[^2]: Lost.\n"))
PY
