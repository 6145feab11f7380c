"""Items of lists in wiki markup, where each line repeats the signs of all lists it stands in."""

from __future__ import annotations

from claimgraph.intake.sheet import Sheet

_DEEPEST = 12


class Items:
    """Writes what items begin with: "#*" is a point under a number, and numbers count up."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._signs = ""
        self._numbers: list[tuple[str, int]] = []  # sign and number of the last item at each depth
        self._open = False

    def sign(self, sign: str) -> None:
        """Take one more sign of an item that is about to begin."""
        self._signs = self._signs[-_DEEPEST:] + sign

    def begin(self) -> None:
        """Begin the item whose signs were taken; do nothing where there are none."""
        if not self._signs:
            return
        depth, kind = len(self._signs), self._signs[-1]
        self._signs = ""
        del self._numbers[depth:]
        self._numbers += [("", 0)] * (depth - len(self._numbers))
        before, number = self._numbers[-1]
        number = number + 1 if before == kind else 1
        self._numbers[-1] = (kind, number)
        self._sheet.forget_sign()
        self._sheet.begin({"*": "- ", "#": f"{number}. "}.get(kind, ""), depth - 1)
        self._open = True

    def end(self) -> None:
        """End the line of an item, at the end of its line in the markup."""
        if self._open:
            self._sheet.end_line()
            self._open = False

    def forget(self) -> None:
        """Forget the item that was begun, and signs that began none."""
        self._open, self._signs = False, ""
