#!/usr/bin/env bash
# Inspect's exact scorer says that -3 is 3, that 1/2 is 12 and that 12% is 12.
#
# Guess: "exact" makes letters small and takes off full stops and articles, as the measure of SQuAD does, but a number
# stays the number: a sign, a fraction bar and a percent sign count, as they do in match(numeric=True).
# What happens: words are split at hyphens, so that the minus is gone, and what is no plain number loses all its signs:
# a model that answers "-3%" to a question whose answer is 3 is CORRECT, "1/2" is 12, "1,5" is 15; f1 gives each 1.0.
# "1.5" for 15 is told apart, and so is "5.3" for 3.5. match(numeric=True) says INCORRECT to the first three. The
# documentation says that exact "will normalize the text"; reports are of decimals in brackets (#4620, mended), of the
# sign and the bar none was found (November 2026).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/pip" install --quiet --disable-pip-version-check inspect_ai==0.3.285
"$folder/env/bin/python" - <<'PY'
import asyncio
import sys
from importlib.metadata import version
from types import SimpleNamespace

from inspect_ai.scorer import Target, exact, f1, match

# (answer of the model, right answer): what exact, f1 and match(numeric=True) say.
EXPECTED = {
    ("-3", "3"): ("C", 1.0, "I"),
    ("-3%", "3"): ("C", 1.0, "I"),
    ("1/2", "12"): ("C", 1.0, "I"),
    ("12%", "12"): ("C", 1.0, "I"),
    ("1,5", "15"): ("C", 1.0, "C"),
    ("1.5", "15"): ("I", 0.0, "I"),
    ("5.3", "3.5"): ("I", 0.0, "I"),
}


def scored(scorer, answer, target):
    state = SimpleNamespace(output=SimpleNamespace(completion=answer), input_text="", metadata={})
    return asyncio.run(scorer(state, Target(target))).value


print("inspect_ai", version("inspect_ai"))
for (answer, target), expected in EXPECTED.items():
    found = tuple(scored(scorer, answer, target) for scorer in (exact(), f1(), match(numeric=True)))
    print(f"{answer!r} for {target!r}: exact {found[0]}, f1 {found[1]}, match {found[2]}")
    if found != expected:
        sys.exit(f"changed: {expected}")
PY
