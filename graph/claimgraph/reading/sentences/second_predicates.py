"""Predicates that a marker parts from the first and that share its subject, told without a grammar.

"The mill was built in 1880 [1] and has two boilers [2]" are two claims, the second of the mill.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.places import Span
from claimgraph.reading.sentences.cited_clauses import CitedClause, clause_between
from claimgraph.reading.sentences.next_clauses import (
    LONGEST_SUBJECT,
    WORD,
    is_verb,
    may_be_verb,
    verbs_of,
)

_ADVERBS = "|".join(sorted(word_list("en/clauses.txt", "adverbs before verbs")))
_JOINT = regex(rf",?[ ](?:and|but|yet)[ ](?P<adverb>(?:(?:{_ADVERBS}|[a-z]{{3,12}}ly)[ ])?)")
_IN_PRESENT = regex(r"[a-z]{3,}s[ ](?:(?:an?|no|about|over|only)\b|[$€£]?\d)")
"""A verb in the present before its object: "employs 900 people", not "pears the farmers grow"."""
_CARRIED = frozenset(("is", "was", "has", "had", "are", "were", "have"))
"""Verbs that the next predicate may go on with: "was built and sold"."""
_OPENS_ELSE = word_list("en/clauses.txt", "words that open no subject")
_TO_NEXT_VERB = 2
"""Words from an auxiliary to its participle, at most: "had never been sold"."""


class Predicate(NamedTuple):
    """A clause of a sentence, and the words of an earlier one that its text opens with."""

    clause: CitedClause
    subject: Span | None = None


def second_predicates(text: str, span: Span, held: Sequence[Cite]) -> list[Predicate]:
    """Return the predicates of a clause whose markers may back parts of it; none where unsure.

    >>> words = "It was dug in 1880 [1] and has two locks [2]."
    >>> found = second_predicates(words, (0, 45), (Cite(19, 22, ()), Cite(41, 44, ())))
    >>> [one.clause.text for one in found]
    ['It was dug in 1880.', 'It has two locks.']
    """
    start, end = span
    plain = not any(cite.inline or cite.subject for cite in held)
    first = held[0] if plain and held else None
    subject = _subject(text[start : first.start]) if first else ""
    if first is None or not subject:
        return []
    run = [first]
    for cite in held[1:]:
        run += [] if text[run[-1].end : cite.start].strip(" ,") else [cite]
    joint, more = _JOINT.match(text, run[-1].end, end), held[len(run) :]
    if joint is None or not more:
        return []
    if not _goes_on(text[start : first.start], text[joint.end() : end]):
        return []
    one = clause_between(text, start, run[-1].end, run, several=True)
    other = clause_between(text, joint.end(), end, more, several=True)
    if one.shared or other.shared:
        return []
    words = f"{subject} {joint['adverb']}{other.text[:1].lower()}{other.text[1:]}"
    return [Predicate(one), Predicate(other._replace(text=words), (start, start + len(subject)))]


def _subject(said: str) -> str:
    """Return what stands before the only verb of a clause, "" where that is no subject."""
    verbs = verbs_of("en")
    words = list(WORD.finditer(said))
    at = [n for n, word in enumerate(words) if may_be_verb(verbs, word[0])]
    if not at or not 0 < at[0] <= LONGEST_SUBJECT or words[at[0]][0] in verbs.leading:
        return ""
    if any(n > at[0] + _TO_NEXT_VERB for n in at[1:]) or words[0][0].casefold() in _OPENS_ELSE:
        return ""
    side = [word[0] for word in words[1:] if word[0].casefold() in verbs.side or word[0] in ",;:"]
    return "" if side else said[: words[at[0]].start()].rstrip()


def _goes_on(left: str, right: str) -> bool:
    """Whether words are a further predicate of what is told before them."""
    verbs = verbs_of("en")
    words = WORD.findall(right)
    if not words or words[0] in verbs.of_several:
        return bool(words) and words[0] in WORD.findall(left)
    if words[0] in verbs.forms or _IN_PRESENT.match(right):
        return True
    carried = next(w for w in WORD.findall(left) if may_be_verb(verbs, w)) in _CARRIED
    return not carried and may_be_verb(verbs, words[0]) and is_verb(verbs, ["", *words], 1)
