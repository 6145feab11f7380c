"""Whether reported words are a statement at all, and not just a name or an act."""

from __future__ import annotations

from claimgraph.reading.attribution.context import Context, has_finite
from claimgraph.reading.attribution.objects import may_say, names_people
from claimgraph.reading.lang.en.dictionary import is_past_only, lemmas
from claimgraph.reading.lang.en.lexicon import CALENDAR, SETTLED, WITHOUT_OBJECT
from claimgraph.reading.lang.en.noun_phrases import is_of_time
from claimgraph.reading.lang.en.sentence import Range, Sentence
from claimgraph.reading.lang.en.tokens import FINITE, counts
from claimgraph.reading.lang.en.verb_groups import TaggedWord
from claimgraph.reading.lang.word_lists import word_list


def is_clause(sentence: Sentence) -> bool:
    """Return whether reported words hold a statement of their own, not just a name or an act.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> [is_clause(Sentence(tokenize(words))) for words in ("calm", "nobody was hurt")]
    [False, True]
    >>> is_clause(Sentence(tokenize("ships seized by the coast guard")))
    False
    """
    for i in range(len(sentence.tokens)):
        here = sentence.tag(i)
        if here == "TO" and not i:
            return False
        if here in ("AUX", "MODAL"):
            return True
        compared = sentence.lower(i - 1) == "than"  # "later than planned" has no subject
        subject = (
            i == 0
            or _resumes(sentence, i)
            or (not compared and sentence.tag(_before_signs(sentence, i)) in _BEFORE_VERB)
        )
        if here in ("VERB", "PAST") and subject and not _disagrees(sentence, i):
            return not (_is_done_to(sentence, i) or _is_relative(sentence, i))
    return False


_ACRONYM = 4
"""Tokens of a bracket that may hold an acronym in quotation marks, or the number of a marker."""


def _before_signs(sentence: Sentence, i: int) -> int:
    """Return the word before a verb, past quotation marks, emphasis and brackets: "Peru “took” it",
    "The *Ada* sank", "The Harbour Board (HB) met"."""
    at = i - 1
    while at > 0:
        here = sentence.lower(at)
        if here in (")", "]"):
            opening = "(" if here == ")" else "["
            short = range(at - 1, max(0, at - 1 - _ACRONYM), -1)
            opens = next((k for k in short if sentence.lower(k) == opening), None)
            if opens is None:
                return at
            at = opens
        elif sentence.tag(at) != "QUOTE" and here not in ("*", "_", "`"):
            return at
        at -= 1
    return at


def _resumes(sentence: Sentence, i: int) -> bool:
    """Say whether a verb goes on behind an aside: "The loss, the third in a year, reflects"."""
    aside = sentence.lower(i - 1) == "," and any(sentence.lower(k) == "," for k in range(i - 1))
    return aside and (sentence.tag(i) == "VERB" or is_past_only(sentence.lower(i)))


def _is_relative(sentence: Sentence, i: int) -> bool:
    """Say whether a verb tells of the noun before its subject: "the cluster Orr found in May"."""
    first = i
    while first > 0 and sentence.tag(first - 1) in ("NAME", "ADV"):
        first -= 1
    first -= first == i and sentence.tag(i - 1) == "PRON"
    head = first - 1
    if first == i or head < 0 or sentence.tag(head) != "NOUN" or sentence.names_role(head):
        return False
    timely = sentence.lower(head) in CALENDAR or is_of_time(sentence, head)
    gap = sentence.tag(i + 1) in ("PREP", "MARK", "ADV")
    needs = WITHOUT_OBJECT.isdisjoint(lemmas(sentence.lower(i), "VERB"))
    finite = any(tag in FINITE for tag in sentence.tags[i + 1 :])
    return not timely and gap and needs and not finite


def _is_done_to(sentence: Sentence, i: int) -> bool:
    """Say whether a participle tells what was done to a thing: "forts built to last"."""
    if sentence.tag(i) != "PAST" or i == 0:
        return False
    by = sentence.lower(i + 1) == "by" and sentence.tag(i + 2) not in ("NUM", "MARK")
    settled = not SETTLED.isdisjoint(lemmas(sentence.lower(i), "VERB"))
    near = [TaggedWord(sentence.lower(k), sentence.tag(k)) for k in range(i + 1, i + 6)]
    alone = near[0].tag in ("TO", "PREP", "MARK") and not counts(near, 0)
    finite = any(tag in ("AUX", "MODAL", "PAST") for tag in sentence.tags[i + 2 :])
    return (by or (settled and alone)) and not finite


def _disagrees(sentence: Sentence, i: int) -> bool:
    """Say whether a word cannot be the verb of the pronoun before it: "it quiet"."""
    one = sentence.lower(i - 1) in ("it", "he", "she") if i else False
    return one and sentence.tag(i) == "VERB" and not sentence.lower(i).endswith("s")


_BEFORE_VERB = frozenset({"NOUN", "NAME", "PRON", "ADV", "NUM", "NOT"})


_SHOWING = word_list("en/attribution.txt", "shown by facts")


def only_shows(ctx: Context, i: int, source: Range, content: Range) -> bool:
    """Return whether a fact shows it, so that nobody says it: "the tide explains the loss"."""
    of = next((j for j in range(*source) if ctx.s.tag(j) == "PREP"), source[1])
    comma = next((j for j in range(*content) if ctx.s.lower(j) == ","), content[1])
    shown = not _SHOWING.isdisjoint(ctx.s.verb_lemmas(i)) and not may_say(ctx, (source[0], of))
    return shown and not has_finite(ctx, content[0], comma)


def shows_a_trait(ctx: Context, i: int, source: Range, content: tuple[Range, ...]) -> bool:
    """Return whether it shows what somebody is like, and says nothing: "had shown “no mercy”"."""
    shows = "show" in ctx.s.verb_lemmas(i) and names_people(ctx, source)
    return shows and not has_finite(ctx, *content[0])
