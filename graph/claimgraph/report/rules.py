"""The rules a report checks: each has a code that never changes, a name, and a severity.

The first digit says what a rule looks at: 1 markers and lists, 2 claims, 3 quoted words, 4 figures,
5 negation. ``docs/rules.md`` shows each with an example.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from claimgraph.errors import InvalidQuery, nearest

Severity = Literal["error", "warning", "note"]


class Rule(NamedTuple):
    """One thing that can be wrong with a cited text, or worth knowing about it.

    A note is worth knowing and no fault: it is reported, but fails a check only when selected.
    """

    code: str
    name: str
    severity: Severity
    says: str


_ALL = (
    Rule("CG101", "dangling-marker", "error", "A marker points to no entry of the source list."),
    Rule("CG102", "unused-source", "warning", "A listed source is cited nowhere."),
    Rule("CG103", "repeated-number", "warning",
         "One number, or one author and year, stands before different sources."),
    Rule("CG104", "repeated-source", "note", "One source is listed under several numbers."),
    Rule("CG105", "link-disagrees", "warning", "A linked marker leads elsewhere than its entry."),
    Rule("CG106", "numbering-gap", "note", "The numbers of the source list skip some."),
    Rule("CG107", "doubtful-order", "warning",
         "Markers are bound to an unnumbered list by order, and the titles speak against it."),
    Rule("CG108", "close-reading", "note",
         "Another way to read the citations explains the text nearly as well."),
    Rule("CG201", "uncited-claim", "warning", "A claim has no source and nobody to have said it."),
    Rule("CG202", "unmarked-claim", "note", "A claim has no marker; a listed title states it."),
    Rule("CG203", "voiced-claim", "note", "A claim rests only on somebody's words."),
    Rule("CG301", "quote-not-found", "error", "Quoted words are not in the source that is cited."),
    Rule("CG401", "figure-differs", "error", "A claim's figure contradicts its source's title."),
    Rule("CG402", "figure-not-found", "warning", "A claim's figure is not in the source's text."),
    Rule("CG501", "claim-denied", "error",
         "A claim says what its source denies, or denies what it says."),
)  # fmt: skip
RULES: Mapping[str, Rule] = {rule.code: rule for rule in _ALL}
"""Every rule by its code, in order."""
ALL = "ALL"


@dataclass(frozen=True)
class Choice:
    """Which rules count: codes, beginnings of codes ("CG1"), names, or ALL.

    The most exact wish wins, as in ruff; between equals, ``ignore`` does. Nothing selected means
    every rule but the notes.

    >>> choice = Choice(select=("CG1",), ignore=("unused-source",))
    >>> choice.takes(RULES["CG101"]), choice.takes(RULES["CG102"]), choice.takes(RULES["CG201"])
    (True, False, False)

    Raises:
        InvalidQuery: a wish names no rule; the nearest codes and names are suggested.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    taken: frozenset[str] = field(init=False, compare=False, repr=False, default=frozenset())

    def __post_init__(self) -> None:
        chosen, dropped = _weigh(self.select), _weigh(self.ignore)
        if not self.select:
            chosen = {rule.code: 0 for rule in _ALL if rule.severity != "note"}
        taken = {code for code, weight in chosen.items() if weight > dropped.get(code, -1)}
        object.__setattr__(self, "taken", frozenset(taken))

    def takes(self, rule: Rule) -> bool:
        """Return whether a rule counts."""
        return rule.code in self.taken


def _weigh(wishes: Iterable[str]) -> dict[str, int]:
    """Return for each rule wished for how exact the most exact wish is, in characters."""
    weights: dict[str, int] = {}
    for wish in wishes:
        found = matching(wish)
        for rule in found:
            exact = len(rule.code) if wish == rule.name else 0 if wish == ALL else len(wish)
            weights[rule.code] = max(weights.get(rule.code, 0), exact)
    return weights


def matching(wish: str) -> list[Rule]:
    """Return the rules that a code, the beginning of one, a name, or ALL stands for.

    >>> [rule.name for rule in matching("CG4")]
    ['figure-differs', 'figure-not-found']

    Raises:
        InvalidQuery: none; the nearest codes and names are suggested.
    """
    if wish == ALL:
        return list(_ALL)
    found = [r for r in _ALL if r.name == wish or (len(wish) > 1 and r.code.startswith(wish))]
    if not found:
        known = [ALL, *(r.code for r in _ALL), *(r.name for r in _ALL)]
        hints = " or ".join(map(repr, nearest(wish, known)))
        raise InvalidQuery(
            f"no rule is called {wish!r}"
            + (f"; did you mean {hints}?" if hints else "; `claimgraph check --rules` lists them")
        )
    return found
