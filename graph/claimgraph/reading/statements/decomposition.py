"""A sentence becomes the statements it makes: rules cut it in turn, until none applies."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from claimgraph.reading.attribution.statements import Attributed
from claimgraph.reading.lang.en.connectives import TRANSITIONS
from claimgraph.reading.layers import Report, Statement
from claimgraph.reading.places import Places, Span
from claimgraph.reading.statements.appositions import (
    apposition,
    named_description,
)
from claimgraph.reading.statements.coordination import joined_clauses, joined_contents, joined_verbs
from claimgraph.reading.statements.enumerations import (
    examples,
    listed_names,
    nationality,
    predicates,
)
from claimgraph.reading.statements.lives import brackets, life_event, who_it_is
from claimgraph.reading.statements.nominal import amid, decided, judged
from claimgraph.reading.statements.participles import (
    participle_clause,
    postnominal_participle,
    with_clause,
)
from claimgraph.reading.statements.phrases import has_noun
from claimgraph.reading.statements.relatives import defining_clause, relative_clause
from claimgraph.reading.statements.subordination import (
    after_doing,
    leading_clause,
    trailing_clause,
    which_means,
)
from claimgraph.reading.statements.words import Clause, Word, trimmed

_TIGHT_BEFORE = frozenset(",.;:!?)]%’'”»")
_TIGHT_AFTER = frozenset("([$€£“«‘")
_INNER_COMMA = re.compile(r",(?=[\"”’»]$)")
_ENDS = (".", "!", "?", "…")
_LEADING = {
    first: tuple(p for p in TRANSITIONS if p[0] == first) for first in {p[0] for p in TRANSITIONS}
}


def without_transition(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return words without what only leads over from the sentence before: "However, …"."""
    said = trimmed(words)
    for phrase in _LEADING.get(said[0].lower, ()) if said else ():
        n = len(phrase)
        opens = tuple(w.lower for w in said[:n]) == phrase
        if opens and len(said) > n + 2 and (said[n].text == "," or said[0].tag == "CONJ"):
            return trimmed(said[n:])
    return said


def rendered(text: str, words: Sequence[Word]) -> str:
    """Return words as one sentence, with a capital and a full stop."""
    said = _unquoted(spaced(text, words).strip())
    said = said[:1].upper() + said[1:] if said else said
    said = _INNER_COMMA.sub("", said)
    bare = said.rstrip("\"”’')»")
    return said if bare.endswith(_ENDS) else said + "."


def spaced(text: str, words: Sequence[Word]) -> str:
    """Return words as a string, spaced as in the text where they stand side by side there."""
    pieces: list[str] = []
    for before, word in zip((None, *words), words, strict=False):
        if before is not None:
            pieces.append(_gap(text, before, word))
        pieces.append(word.text)
    return "".join(pieces)


def _unquoted(said: str) -> str:
    """Return words without a quotation mark at one end whose other half stands elsewhere."""
    for opening, closing in ('""', "“”", "«»", "‘’"):
        if said.startswith(opening) and closing not in said[1:]:
            said = said[1:].lstrip()
        if said.rstrip(",.").endswith(closing) and opening not in said.rstrip(",.")[:-1]:
            said = said.rstrip(",.")[:-1].rstrip(" ,")
    return said.rstrip(" ,")


def _gap(text: str, before: Word, word: Word) -> str:
    if before.end == word.start and word.end > word.start and before.end > before.start:
        return ""
    if before.end <= word.start and word.end > word.start:
        between = text[before.end : word.start]
        if not between.strip() and between and len(between) < 4:
            return " "
    if word.text in _TIGHT_BEFORE or word.text in ("’s", "'s") or before.text in _TIGHT_AFTER:
        return ""
    return " "


Key = tuple[Span, str]
Found = Mapping[Key, Statement]
Said = Sequence[tuple[Key, Report]]


def joined(
    found: Found, said: Said, told: Attributed, quantities: Places[Span]
) -> tuple[list[Statement], list[Report]]:
    """Return statements, each once and in reading order, and the reports that tell them.

    Args:
        found: the statements by place and text.
        said: the reports, each with the statement it tells.
        told: which stretches are somebody's words.
        quantities: where quantities are stated.
    """
    found, said = _handed_over(found, said)
    dropped = _said_again(found, said) | _only_reporting(found, said, told, quantities)
    kept = {key: one for key, one in found.items() if key not in dropped}
    ordered = sorted(kept.items(), key=lambda pair: (pair[1].start, -pair[1].end))
    places = {key: n for n, (key, _) in enumerate(ordered)}
    reports = [replace(report, statement=places[key]) for key, report in said]
    return [one for _, one in ordered], sorted(reports, key=lambda r: r.attribution)


def _handed_over(found: Found, said: Said) -> tuple[Found, Said]:
    """Hand reports of words that are no sentence to the statement made of the same words."""
    made = {
        (one.sentence, part): key
        for key, one in found.items()
        for part in (one.parts if one.inserted else ())
    }
    heirs = {}
    for key, report in said:
        one = found[key]
        spans = (one.span, *report.content)
        hull = min(start for start, _ in spans), max(end for _, end in spans)
        heir = made.get((one.sentence, hull), key)
        if heir != key and not one.parts:
            heirs[key] = heir
    kept = {key: one for key, one in found.items() if key not in heirs}
    handed = [
        (heirs[key], replace(report, words=kept[heirs[key]].span))
        if key in heirs
        else (key, report)
        for key, report in said
    ]
    return kept, handed


def _said_again(found: Found, said: Said) -> set[Key]:
    """Return the statements that a reported one of their sentence says in the same words."""
    reported = {key for key, _ in said}
    texts = {(found[key].sentence, found[key].text) for key in reported}
    return {
        key
        for key, one in found.items()
        if key not in reported and (one.sentence, one.text) in texts
    }


def _only_reporting(
    found: Found, said: Said, told: Attributed, quantities: Places[Span]
) -> set[Key]:
    """Return the parts of sentences for which what they report stands, with all its quantities."""
    within: dict[Span, list[Span]] = defaultdict(list)
    for key, _ in said:
        within[found[key].sentence].append(found[key].span)
    reported = {key for key, _ in said}
    dropped = set()
    for key, one in found.items():
        turned = any(put.ground in ("verb", "inflection") for put in one.inserted)
        if key in reported or turned or len(one.parts) != 1:
            continue
        heirs = [s for s in within[one.sentence] if one.start <= s[0] and s[1] <= one.end + 2]
        if not heirs or not told.is_all_of(*one.span):
            continue
        taken = {q for span in heirs for q in quantities.within(*span)}
        if taken.issuperset(quantities.within(*one.span)):
            dropped.add(key)
    return dropped


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
    who_it_is,
    relative_clause,
    with_clause,
    participle_clause,
    judged,
    joined_verbs,
    after_doing,
    amid,
    decided,
    defining_clause,
    postnominal_participle,
    predicates,
    nationality,
    examples,
    listed_names,
    life_event,
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
