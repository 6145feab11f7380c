"""Prints what the reader of figures finds in a set of texts, one JSON record a line.

    python benchmarks/figures.py GOLD.jsonl > PRED.jsonl

GOLD has one record a line with "id" and "text"; the records printed have "id" and "quantities".
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path

from babel.numbers import get_currency_name

from claimgraph.quantity.units import is_currency
from claimgraph.reading.quantities import QuantitySpan, find_quantities

SIGNS = {
    "equal": "=", "moreThan": ">", "atLeast": ">=", "lessThan": "<", "atMost": "<=",
    "approximately": "~", "between": "range",
}  # fmt: skip


def record(figure: QuantitySpan) -> dict[str, object]:
    """Return a figure as a record of the evaluation sets."""
    ends = [number(value) for value in (figure.value, figure.upper) if value is not None]
    found = {
        "start": figure.start,
        "end": figure.end,
        "value": ends if len(ends) > 1 else ends[0],
        "comparator": SIGNS[figure.comparator],
        "unit": unit_name(figure),
    }
    return {key: value for key, value in found.items() if value is not None}


def number(value: Decimal) -> int | float:
    """Return a decimal as JSON has it."""
    return int(value) if value == int(value) else float(value)


NAMES = {"km2": "square kilometre", "m2": "square metre", "m3": "cubic metre", "%": "percent"}


def unit_name(figure: QuantitySpan) -> str | None:
    """Return a unit in words: a currency by its name, others as printed."""
    code = figure.unit_code
    if code is None:
        return figure.unit_text
    if is_currency(code):
        return get_currency_name(code, locale="en")
    if code in NAMES:
        return NAMES[code]
    return figure.printed_unit or code


def main(path: str) -> None:
    """Print the records of one set."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        found = [record(figure) for figure in find_quantities(gold["text"])]
        print(json.dumps({"id": gold["id"], "quantities": found}, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
