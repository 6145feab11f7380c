"""Context rules: what a name must be, by what the words around say of it."""

from __future__ import annotations

from claimgraph.reading.entities.candidates import Candidate, Judgement, Words
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.people import is_surname

_BETWEEN = lx.words("has have had is are was were also been then later briefly initially first")
"""Words between a subject and its verb."""
_SAYING = ("is", "was", "are", "were", ",")
_ARTICLES = ("a", "an", "the")
_BODIES = lx.ORGANISATION_HEADS - {"house", "band", "hospital", "museum"} | {"tank"}
_BODIES |= {f"{head[:-1]}ies" if head.endswith("y") else f"{head}s" for head in _BODIES}
"""Nouns that the names of bodies follow: "the party X", "think tanks X and Y"."""
_REACH = 6
"""Tokens that a phrase such as "a coalition government with the" takes."""


def type_by_context(s: Words, run: Candidate) -> Judgement | None:
    """Return what the words around a name can only be said of; None when they tell nothing."""
    tokens = s.tokens[run.first : run.last]
    acronym = len(tokens) == 1 and tokens[0].is_acronym
    if not acronym and all(is_word(t.text) for t in tokens):
        return None  # capital letters of a title or an adjective
    if _is_a_body(s, run):
        return "organisation", "copula"
    plural = s.word(run.first - 1).endswith("s")
    if s.word(run.first - 1) in _BODIES and not (plural and is_surname(tokens[-1].text)):
        return "organisation", "apposed"
    if _is_ally(s, run):
        return "organisation", "alliance"
    if _has_members(s, run) and (acronym or not is_surname(tokens[-1].text)):
        return "organisation", "membership"
    if acronym and verb_of(s, run) in lx.BODIES_DEEDS:
        return "organisation", "deed"
    if not acronym and (_lives(s, run) or _is_someones(s, run)):
        return "person", "deed"
    return None


def _opening(s: Words, run: Candidate) -> int:
    """Return where a name begins, its article included."""
    return run.first - (s.word(run.first - 1) == "the")


def _has_members(s: Words, run: Candidate) -> bool:
    """Whether it has what bodies have: "X members", "a candidate for X"."""
    before = _opening(s, run) - 1
    belongs = s.word(before) in ("of", "for", "with", "to")
    if belongs and s.word(before - 1) in ("associated", "allied", "affiliated"):
        return s.word(before - 2) in lx.ORGANISATION_HEADS
    of = s.word(before) in ("of", "for") and s.word(before - 1) in lx.MEMBERSHIP
    after = run.last + (s.word(run.last) in ("'s", "’s"))
    return of or s.word(after) in lx.MEMBERSHIP


def _is_ally(s: Words, run: Candidate) -> bool:
    """Whether it stands in "a coalition with X", "an alliance of X"."""
    before = _opening(s, run) - 1
    if s.word(before) not in ("with", "of", "between"):
        return False
    return any(s.word(i) in lx.UNIONS for i in range(before - _REACH, before))


def _is_a_body(s: Words, run: Candidate) -> bool:
    """Whether the text says so: "X is a trade union", "X, the ruling party,"."""
    if s.word(run.last) not in _SAYING or s.word(run.last + 1) not in _ARTICLES:
        return False
    for i in range(run.last + 2, run.last + 2 + _REACH):
        if not s.word(i).isalnum() or s.word(i) in lx.FUNCTION_WORDS:
            head = s.tokens[i - 1]
            of_it = s.word(i) == "of"  # "the Party of X candidate"
            return head.lower in lx.ORGANISATION_HEADS and not head.is_capital and not of_it
    return False


def verb_of(s: Words, run: Candidate) -> str:
    """Return the word that a name is the subject of, when it is a verb."""
    which = s.word(run.last) == "," and s.word(run.last + 1) == "which"
    at = run.last + 2 * which
    while at < run.last + 4 and s.word(at) in _BETWEEN:
        at += 1
    return s.word(at)


def _lives(s: Words, run: Candidate) -> bool:
    """Whether it does what only people do; a company that "raised prices" was not raised."""
    verb = verb_of(s, run)
    reared = verb != "raised" or s.word(run.last) != verb
    return verb in lx.PERSONS_DEEDS and reared


def _is_someones(s: Words, run: Candidate) -> bool:
    """Whether it stands in "a friend of X", "the wife of X"."""
    return s.word(run.first - 1) == "of" and s.word(run.first - 2) in lx.KIN
