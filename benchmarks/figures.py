"""Prints what the reader of figures finds in a set of texts, one JSON record a line.

    python benchmarks/figures.py GOLD.jsonl > PRED.jsonl

GOLD has one record a line with "id" and "text"; the records printed have "id" and "quantities".
"""

from __future__ import annotations

import json
import re
import sys
from decimal import Decimal
from pathlib import Path

from babel.numbers import get_currency_name

from claimgraph.quantity.units import is_currency
from claimgraph.reading.figures import FigureSpan, find_figures

SIGNS = {
    "equal": "=", "moreThan": ">", "atLeast": ">=", "lessThan": "<", "atMost": "<=",
    "approximately": "~", "between": "range",
}  # fmt: skip


def record(text: str, figure: FigureSpan) -> dict[str, object]:
    """Return a figure as a record of the evaluation sets."""
    unit = unit_name(text, figure)
    return {
        "start": figure.start,
        "end": figure.end,
        "value": number(figure.value)
        if figure.upper is None
        else [number(figure.value), number(figure.upper)],
        "comparator": SIGNS[figure.comparator],
    } | ({"unit": unit} if unit else {})


def number(value: Decimal) -> int | float:
    """Return a decimal as JSON has it."""
    return int(value) if value == int(value) else float(value)


NAMES = {"km2": "square kilometre", "m2": "square metre", "km/h": "kilometre per hour",
         "[mi_i]/h": "mile per hour", "m3": "cubic metre", "%": "percent"}  # fmt: skip


def unit_name(text: str, figure: FigureSpan) -> str | None:
    """Return a unit in words: a currency by its name, others as printed."""
    code = figure.unit_code
    if code is None:
        return figure.unit_text
    if is_currency(code):
        return get_currency_name(code, locale="en")
    if code in NAMES:
        return NAMES[code]
    printed = text[figure.start : figure.end]
    return re.sub(r"^.*[\d½¼¾][\s\u00a0-]*|[\])}]$", "", printed) or code


def main(path: str) -> None:
    """Print the records of one set."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        found = [record(gold["text"], figure) for figure in find_figures(gold["text"])]
        print(json.dumps({"id": gold["id"], "quantities": found}, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
