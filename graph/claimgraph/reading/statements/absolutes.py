"""Absolute constructions: "…, with three bridges closed" states that three bridges are closed."""

from __future__ import annotations

from claimgraph.reading.statements.participles import verbalised
from claimgraph.reading.statements.phrases import has_noun, is_phrase
from claimgraph.reading.statements.words import Clause, cut, open_places, tense_of, trimmed


def with_clause(clause: Clause) -> tuple[Clause, ...] | None:
    """Make a statement of ", with A doing B" behind a clause."""
    w, main = clause.words, clause.main
    if main is None:
        return None
    for at in open_places(w, main.end, len(w) - 3):
        if w[at].lower != "with" or w[at - 1].text != ",":
            continue
        verb = next((i for i in open_places(w, at + 2, len(w) - 1) if _turns(clause, i)), None)
        if verb is None:
            continue
        who, told = w[at + 1 : verb], w[verb:]
        if not is_phrase(who) or not has_noun(who) or any(x.text == "," for x in who):
            continue
        said = verbalised(who, told, tense_of(w, main))
        if said is not None:
            own = tuple(x._replace(ground=None) for x in said[: len(who)])
            return cut(clause, trimmed(w[: at - 1]), (*own, *said[len(who) :]))
    return None


def _turns(clause: Clause, i: int) -> bool:
    """Whether a participle stands behind a noun, where it tells what that does."""
    w = clause.words
    before = w[i - 2] if w[i - 1].tag == "ADV" else w[i - 1]
    return (w[i].tag in ("ING", "PAST") or w[i].lower == "being") and before.tag in (
        "NOUN",
        "NAME",
        "NUM",
    )
