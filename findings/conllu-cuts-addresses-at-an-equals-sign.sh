#!/usr/bin/env bash
# conllu cuts the addresses in a CoNLL-U file at their first equals sign.
#
# Guess: a field of MISC, where Universal Dependencies put links to an encyclopedia or to a source, is a name and,
# behind the first "=", its value: Link=https://example.org/?id=5&q=Riga is a link to that address; what is read and
# written again is the same file.
# What happens: the value ends at the next "=": the link is https://example.org/?id in the tokens and, after
# serialize(), in the file, a page that exists or not but is another one, the same for all entities. A value that
# begins with "=" is "_", none. pyconll and udapi keep the whole address. Not in its README; there was a report of
# fields without a value (#25, closed), of values with "=" none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check conllu==6.0.0 pyconll==3.3.1 udapi==0.5.2
"$folder/env/bin/python" - <<'PY'
import sys
from importlib.metadata import version

import conllu
import pyconll
from udapi.core.document import Document

ADDRESS = "https://example.org/?id=5&q=Riga"
TEXT = f"# text = Riga\n1\tRiga\tRiga\tPROPN\t_\t_\t0\troot\t_\tEntity=(place)|Link={ADDRESS}\n\n"


def link(text):
    return text.strip().split("\t")[-1].split("Link=")[1]


tree = conllu.parse(TEXT)[0]
document = Document()
document.from_conllu_string(TEXT)
found = {
    "conllu": link(tree.serialize()),
    "pyconll": link(pyconll.load_from_string(TEXT).conll()),
    "udapi": link(document.to_conllu_string()),
}
for name, address in found.items():
    print(name, version(name), address)
expected = {"conllu": "https://example.org/?id", "pyconll": ADDRESS, "udapi": ADDRESS}
if found != expected or tree[0]["misc"]["Link"] != "https://example.org/?id":
    sys.exit("changed")
PY
