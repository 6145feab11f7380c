"""Whether words are said at all: not where the text negates, supposes or refutes the saying."""

from __future__ import annotations

from claimgraph.reading.attribution.clauses import clause_start
from claimgraph.reading.attribution.context import Context, Draft
from claimgraph.reading.lang.en.phrases import group_start
from claimgraph.reading.lang.word_lists import word_list

_NOBODY = word_list("en/attribution.txt", "nobodies")
_NEGATIVE = word_list("en/attribution.txt", "denials")
_SUPPOSING = word_list("en/attribution.txt", "supposing")
_REFUTED = word_list("en/attribution.txt", "refuted")
_REFUTING = word_list("en/attribution.txt", "refuting")
_REACH = 40
"""Tokens around a noun of saying that may say that it is not so."""


def is_said(ctx: Context, draft: Draft) -> bool:
    """Whether a sentence says that somebody says it.

    Not so: "nobody said that it fell", "she did not say when", "if the mayor had said", and a claim
    that nobody is named for and the text calls false or unproven.
    """
    if draft.source and _is_number(ctx, draft):
        return False
    if draft.rule == "noun":
        return draft.source is not None or not _is_denied(ctx, draft)
    if draft.rule in ("accordingTo", "hearsay"):
        return True
    return not (_is_negated(ctx, draft) or _is_supposed(ctx, draft))


def _is_number(ctx: Context, draft: Draft) -> bool:
    """Whether the speaker is a bare number, as in "67 said that"."""
    source = draft.source or (0, 0)
    return all(ctx.s.tag(j) == "NUM" for j in range(*source)) and not any(
        ctx.tokens[j].text.isalpha() for j in range(*source)
    )


def _is_negated(ctx: Context, draft: Draft) -> bool:
    group = range(group_start(ctx.s, draft.at), draft.at)
    negated = any(ctx.s.tag(j) == "NOT" or ctx.s.lower(j) in _NEGATIVE for j in group)
    contracted = any(ctx.s.lower(j).endswith(("n't", "n’t")) for j in group)
    nobody = draft.source is not None and (
        ctx.s.lower(draft.source[0]) in _NOBODY or ctx.s.lower(draft.source[0] - 1) in _NOBODY
    )
    return negated or contracted or nobody


def _is_supposed(ctx: Context, draft: Draft) -> bool:
    """Whether the saying itself is a condition: "if the mayor had said that it fell"."""
    first = min(draft.source[0] if draft.source else draft.at, group_start(ctx.s, draft.at))
    opened = [ctx.s.lower(j) for j in range(max(0, first - 2), first)]
    inverted = opened[-1:] in (["had"], ["should"], ["were"]) and (
        first == 1 or ctx.s.tag(first - 2) in ("MARK", "CONJ")
    )  # "had she said so"
    return inverted or any(word in _SUPPOSING for word in opened)


def _is_denied(ctx: Context, draft: Draft) -> bool:
    """Whether what no one is named for is called false, or said not to be shown."""
    start = max(clause_start(ctx, draft.at), draft.at - _REACH)
    before = {ctx.s.lower(j) for j in range(start, draft.at)}
    verbs = {
        lemma
        for j in range(start, draft.at)
        if ctx.s.tag(j) in ("VERB", "PAST", "ING")
        for lemma in ctx.s.verb_lemmas(j)
    }
    end = draft.content[-1][1] if draft.content else draft.at
    tail = max(draft.at + 1, end - 2)  # the predicate, where the clause could not be told from it
    after = {ctx.s.lower(j) for j in range(tail, min(end + 10, ctx.s.end))}
    denied = after & (_REFUTED | {"not", "no", "never"})
    return bool(before & _NEGATIVE or verbs & _REFUTING or denied)
