"""A sentence becomes the statements it makes: rules cut it in turn, until none applies."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace

from claimgraph.reading.statements.absolutes import with_clause
from claimgraph.reading.statements.appositions import apposition, named_description
from claimgraph.reading.statements.coordination import joined_clauses, joined_contents, joined_verbs
from claimgraph.reading.statements.defining import defining_clause
from claimgraph.reading.statements.enumerations import nationality, predicates
from claimgraph.reading.statements.lists import listed_names
from claimgraph.reading.statements.lives import born_and_died
from claimgraph.reading.statements.nominal import amid, decided, judged
from claimgraph.reading.statements.parentheses import brackets
from claimgraph.reading.statements.participles import participle_clause
from claimgraph.reading.statements.phrases import has_noun
from claimgraph.reading.statements.postnominal import postnominal_participle
from claimgraph.reading.statements.relatives import relative_clause
from claimgraph.reading.statements.subordination import (
    after_doing,
    leading_clause,
    trailing_clause,
    which_means,
)
from claimgraph.reading.statements.words import Clause, Word

Rule = Callable[[Clause], tuple[Clause, ...] | None]
RULES: tuple[Rule, ...] = (
    brackets,
    joined_contents,
    joined_clauses,
    leading_clause,
    trailing_clause,
    which_means,
    apposition,
    named_description,
    relative_clause,
    with_clause,
    participle_clause,
    judged,
    joined_verbs,
    after_doing,
    amid,
    decided,
    postnominal_participle,
    defining_clause,
    predicates,
    nationality,
    listed_names,
    born_and_died,
)
"""Tried in this order on each clause; the first that cuts it decides."""
_LONGEST = 160
"""Words above which a sentence stays whole: most such are lists or broken text."""


def decomposed(words: Sequence[Word]) -> list[Clause]:
    """Return the clauses that some words state, in reading order; one when nothing is sure."""
    whole = Clause(tuple(words))
    if len(words) > _LONGEST:
        return [whole]
    waiting, done = deque([whole]), []
    while waiting:
        clause = waiting.popleft()
        parts = None if clause.final else _first_cut(clause)
        if parts is None:
            done.append(clause)
        else:
            waiting.extendleft(reversed(parts))
    return done


def _first_cut(clause: Clause) -> tuple[Clause, ...] | None:
    for rule in RULES:
        parts = rule(clause)
        if parts and all(stands(part) for part in parts):
            return _named(parts, rule.__name__)
    return None


def _named(parts: tuple[Clause, ...], rule: str) -> tuple[Clause, ...]:
    """Return parts, all but the main clause with the name of the rule that cut them off."""
    main, *others = parts
    if rule == "judged":
        return (replace(main, construction=rule), *others)
    return (main, *(replace(part, construction=rule) for part in others))


def is_sentence(words: Sequence[Word]) -> bool:
    """Whether words make a sentence: a subject, and a finite verb of a main clause."""
    return stands(Clause(tuple(words)))


def stands(clause: Clause) -> bool:
    """Whether words are a sentence: a subject, and a finite verb of a main clause."""
    main = clause.main
    if main is None or len(clause.words) < 2:
        return False
    first = clause.words[0]
    return has_noun(clause.words[: main.start]) or first.lower == "there" or first.tag == "ING"
