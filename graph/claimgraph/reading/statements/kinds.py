"""What kind of claim a statement is: a fact, a judgement, a demand, a linkage, or an absence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from claimgraph.model.kinds import ClaimKind
from claimgraph.patterns import regex
from claimgraph.reading.lang.en.connectives import EVALUATIVE
from claimgraph.reading.lang.en.dictionary import is_base_form, is_plural, verb_share
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.layers import Statement
from claimgraph.reading.places import Span
from claimgraph.reading.structure import Structure

_VERBAL = FINITE | {"ING"}
_MAY_BE_VERB = 0.15
"""How often a word is a verb that may be one although nothing around it shows that it is."""
_STOPS = frozenset(".!?…:")
_CLOSING = "\"'”’)]*_ "

_ABSENT = regex(
    r"\b(?:there (?:is|was|are) no (?:information|mention|data|details?)\b"
    r"|no (?:information|mention|details?) (?:is|was|are|were|about|on|of)\b"
    r"|(?:sources?|results?|articles?|texts?|documents?|context|passages?|report)"
    r" (?:do|does|did) not (?:mention|say|specify|provide|state|contain|include|address)\b"
    r"|\b(?:i|we) (?:could not|couldn['’]t|did not|didn['’]t|(?:was|were) unable to) find\b)",
    re.IGNORECASE,
)
_NORM = regex(r"\b(?:should|must|ought to|needs? to be|(?:is|are) advised to)\b")
_KNOWN_TO = regex(r"\bmust (?:have|be the)\b")
_LINKAGE = regex(
    r"(?:this|that|these|those)(?: [\w-]+){0,2} (?:comes?|came|coincides?|coincided) ",
    re.IGNORECASE,
)
_JUDGED = regex(
    r"(?:this|that|these|those|it)\b.{0,80}? (?:represents?|demonstrates?|reflects?|underscores?"
    r"|underlines?|highlights?|signals?) ",
    re.IGNORECASE,
)
_IS = regex(
    r"\b(?:is|are|was|were|been|remains?|seems?|appears?) "
    r"(?:(?:very|particularly|especially|highly|truly|quite|so|most|more|increasingly) )?(\w+)"
)


_FEW = 6
"""Words of a line that is a label even where a full stop closes it."""


def labels_of(
    text: str, structure: Structure, clauses: Sequence[Statement], sentences: Sentences
) -> frozenset[Span]:
    """Return the sentences that state nothing: labels and lines without a verb and a marker.

    Points of lists are clipped by custom: one with a figure or a full stop is no label, unless it
    leads in what the point says.

    >>> from claimgraph.reading.pipeline import read_text
    >>> text = "Main card at 8\\n\\nThe card was moved to Friday.\\n\\nRankings movement. Orr rose."
    >>> sorted(n.text for n in read_text(text) if n.noun == "claim")
    ['Orr rose.', 'The card was moved to Friday.']
    """
    cited = {clause.sentence for clause in clauses if clause.own or clause.shared}
    sizes = Counter(one.block for one in structure.sentences)
    found = set()
    for one, reason in zip(structure.sentences, structure.reasons, strict=True):
        span, kind = (one.start, one.end), structure.blocks[one.block].kind
        if reason is not None or span in cited or kind not in ("prose", "item"):
            continue
        closed = text[: one.end].rstrip(_CLOSING)[-1:] in _STOPS
        item = kind == "item"
        if item and closed and sizes[one.block] == 1:
            continue
        if _states_nothing(sentences.part(span), closed=closed, item=item):
            found.add(span)
    return frozenset(found)


def _states_nothing(part: Sentence, *, closed: bool, item: bool) -> bool:
    """Whether a sentence is a label: no verb, and few words where a full stop closes it."""
    counts = "NUM" in part.tags
    if closed:
        short = sum(token.is_word for token in part.tokens) <= _FEW
        return short and not counts and _has_no_verb(part)
    return not (item and counts) and (_has_no_verb(part) or _only_done_by(part))


def _only_done_by(sentence: Sentence) -> bool:
    """Whether the only verbs of some words are participles: "Letters published by the club"."""
    verbal = [i for i, tag in enumerate(sentence.tags) if tag in _VERBAL]
    done = all(sentence.tag(i) == "PAST" and sentence.lower(i + 1) == "by" for i in verbal)
    return bool(verbal) and done and sentence.tag(verbal[0] - 1) in ("NOUN", "NAME")


def _has_no_verb(sentence: Sentence) -> bool:
    """Whether no word is a verb, nor one that may be: "The dam leaks", but not "Library roof"."""
    words = [token.lower for token in sentence.tokens]
    return (
        bool(words)
        and _VERBAL.isdisjoint(sentence.tags)
        and all(
            verb_share(word) < _MAY_BE_VERB or (is_base_form(word) and not is_plural(before))
            for before, word in pairwise(words)
        )
    )


def with_kinds(statements: Sequence[Statement], sentences: Sentences) -> list[Statement]:
    """Return statements, each with what kind of claim it makes."""
    return [one._replace(kind=_kind(one, sentences)) for one in statements]


def _kind(one: Statement, sentences: Sentences) -> ClaimKind:
    kind = kind_of(one.text, one.construction)
    if kind == "fact" and _orders(one, sentences.part(one.span)):
        return "normative"
    return kind


def _orders(one: Statement, words: Sentence) -> bool:
    """Whether a statement opens with a bare verb: "Deploy better models.", which is advice."""
    if words.tag(0) != "VERB" or one.own:
        return False
    first = words.tokens[0]
    opens = one.text[: len(first.text)].lower() == first.lower
    return opens and is_base_form(first.lower)


def kind_of(text: str, construction: str = "") -> ClaimKind:
    """Return the kind of a claim by its words.

    >>> [kind_of(t) for t in ("The river rose.", "The dam must be repaired.")]
    ['fact', 'normative']
    >>> kind_of("The sources do not mention the dam."), kind_of("The talks are significant.")
    ('absence', 'evaluation')
    """
    if _ABSENT.search(text):
        return "absence"
    if _NORM.search(text) and not _KNOWN_TO.search(text):
        return "normative"
    if _LINKAGE.match(text):
        return "linkage"
    judged = any(m[1].lower() in EVALUATIVE for m in _IS.finditer(text))
    return "evaluation" if judged or construction == "judged" or _JUDGED.match(text) else "fact"
