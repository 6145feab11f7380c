"""Factuality of a statement: modality and polarity, by its main verb."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.model import Modality
from claimgraph.reading.attribution.context import ADVERBS, REFUTED, verb_frames
from claimgraph.reading.lang.en.closed_classes import negates, opens_condition
from claimgraph.reading.lang.en.lexicon import (
    NOT_FINITE,
    NOT_QUITE,
    SAYINGS,
    words,
)
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Factuality
from claimgraph.reading.places import Span, Stretches

_CONDITIONAL = words("may might could would")
_REFUSED = word_list("en/attribution.txt", "withheld by speakers")
_PLANNED = words("will shall")
_DUE = words("due set slated poised about scheduled")
_PLACES = words("school work bed war church college town")
_MAYBE = words("perhaps maybe possibly conceivably presumably")


def factuality_of(sentence: Sentence) -> Factuality:
    """Return how some words put what they say, by their main clause.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> text = "The bridge will not reopen."
    >>> found = factuality_of(Sentence(tokenize(text)))
    >>> found.modality, found.polarity, [text[a:b] for a, b in found.shown_by]
    ('planned', 'negative', ['will', 'not'])
    """
    made = sentence.made
    if factuality_of not in made:
        made[factuality_of] = _of_main_clause(sentence)
    found: Factuality = made[factuality_of]
    return found


def _of_main_clause(sentence: Sentence) -> Factuality:
    tokens = sentence.tokens
    group = main_verb_group(sentence)
    opening = range(1) if len(tokens) > 1 else range(0)
    subject = [*opening, *_subject(sentence, group)]  # "neither A nor B said"
    negation = [
        i for i in dict.fromkeys([*subject, *group])
        if _denies(sentence, i) and not (i in subject and i > 0 and _denies_participle(sentence, i))
    ]  # fmt: skip
    if undone := _undone(sentence, group) or _called_false(sentence):
        negation = [] if negation else undone  # "did not fail to open" tells of an opening
    condition = [i for i in range(3) if _opens_if(sentence, i)]
    condition += [i for i in opening if opens_condition(sentence.lower(0), sentence.tag(1))]
    near = {*opening, *group, group[0] - 1} if group else opening  # "Perhaps it fell"
    maybe = [i for i in near if sentence.lower(i) in _MAYBE]
    modality: Modality = "asserted"
    shown: list[int] = []
    if tokens and tokens[-1].text == "?":
        modality, shown = "asked", [len(tokens) - 1]
    elif condition or (open_ := [*maybe, *(i for i in group if _is_open(sentence, i))]):
        modality = "conditional"
        shown = condition or open_
    elif any(tokens[i].lower in _PLANNED for i in group) or _plans(sentence, group):
        modality = "planned"
        shown = [i for i in group if tokens[i].lower in _PLANNED] or group[-1:]
    elif hearsay := [i for i in near if sentence.lower(i) in ADVERBS]:
        modality, shown = "reported", hearsay  # "reportedly fired in May"
    places = tuple((tokens[i].start, tokens[i].end) for i in sorted({*shown, *negation}))
    return Factuality(modality, "negative" if negation else "positive", places)


def _opens_if(sentence: Sentence, i: int) -> bool:
    """Whether a word near the beginning opens a condition: not in "When asked if he knew"."""
    opens = sentence.lower(i) in ("if", "unless") or (i == 0 and sentence.lower(i) == "imagine")
    return opens and not verb_frames(sentence.lower(i - 1)) if i else opens


def as_quoted(put: Factuality, words: Span, quoted: Stretches) -> Factuality:
    """Return how quoted words of nobody named are put: somebody says them, the text does not."""
    inside = put.modality == "asserted" and quoted.holding(words[0] + 1, words[1] - 1)
    return put._replace(modality="reported") if inside else put


def _denies(sentence: Sentence, i: int) -> bool:
    """Whether a word says that something is not so: not in "not only" and "without the loan"."""
    word, following = sentence.lower(i), sentence.lower(i + 1)
    if word == "yet" and is_yet_to(sentence, i):
        return True
    if word == "without":
        return sentence.is_be(i - 1)
    if word == "few" and sentence.tag(i - 1) not in ("DET", "POSS"):  # "few believe that"
        verb = next((j for j in range(i + 1, i + 4) if sentence.tag(j) in FINITE), i)
        return "that" in verb_frames(sentence.lower(verb))
    only = following == "only" or (following == "but" and word in ("nothing", "none"))
    more = word == "no" and following in _NO_DENIAL
    return (denies(word) or word in ("hardly", "scarcely")) and not (only or more)


_NO_DENIAL = frozenset({"fewer", "less", "more", "later", "sooner", "doubt"})


def _denies_participle(sentence: Sentence, i: int) -> bool:
    """Whether "not" is of a participle behind its noun: "matters not covered by these rules"."""
    behind = sentence.tag(i - 1) in ("NOUN", "NAME")
    return behind and sentence.lower(i) == "not" and sentence.tag(i + 1) in ("PAST", "ADJ", "ING")


def _undone(sentence: Sentence, group: Sequence[int]) -> list[int]:
    """Return the words by which what a verb tells of was not done after all, or is not so.

    "Failed to open", "stopped short of selling", "almost sank", "is anything but safe".
    """
    if not group:
        return []
    verb = max((i for i in group if sentence.tag(i) not in ("ADV", "NOT")), default=group[-1])
    after = group[-1] + 1
    ahead = (sentence.lower(after), sentence.lower(after + 1))
    forms = set(sentence.verb_lemmas(verb))
    if sentence.is_be(verb):
        away = ahead == ("far", "from") and sentence.tag(after + 2) in ("ADJ", "ING", "AUX")
        return [after, after + 1] if ahead == ("anything", "but") or away else []
    before = [i for i in group if sentence.tag(i + 1) in ("TO", "ING")]  # "avoided paying"
    failed = [i for i in before if not _FAILING.isdisjoint(sentence.verb_lemmas(i))]
    if failed or "pretend" in forms or ("stop" in forms and ahead == ("short", "of")):
        return failed or [verb]
    nearly = sentence.lower(verb - 1) in NOT_QUITE and not forms & _DEGREES
    return [verb - 1] if nearly and sentence.tag(verb) in ("PAST", "VERB") else []


_FAILING = word_list("en/attribution.txt", "failing")
_DEGREES = frozenset({"double", "triple", "treble", "quadruple", "halve"})


def _called_false(sentence: Sentence) -> list[int]:
    """Return the word that calls a sentence's "that" false: "it is a myth that it sank", "the claim
    that it sank is untrue", "rumours that it sank proved false"."""
    that = next((i for i in range(1, 6) if sentence.lower(i) == "that"), 0)
    if sentence.lower(0) == "it" and sentence.is_be(1):
        return [that - 1] if sentence.lower(that - 1) in _FALSE else []
    noun = sentence.tag(that - 1) == "NOUN" and sentence.lower(that - 1).removesuffix("s")
    if noun not in SAYINGS:
        return []
    stop = (i for i in range(that, len(sentence.tokens)) if sentence.tag(i) == "MARK")
    last = next(stop, len(sentence.tokens)) - 1
    verbs = sum(sentence.tag(i) in FINITE for i in range(that, last))
    return [last] if sentence.lower(last) in _FALSE and verbs > 1 else []


_FALSE = REFUTED - {"rejected", "dismissed", "retracted"}


def _subject(sentence: Sentence, group: Sequence[int]) -> range:
    """Return the tokens right before a verb that no mark or conjunction parts from it."""
    start = end = group[0] if group else 0
    while start and sentence.tag(start - 1) not in _BEFORE_SUBJECT:
        start -= 1
    return range(start, end)


_BEFORE_SUBJECT = FINITE | {"SUB", "REL", "MARK", "CONJ", "QUOTE"}
"""Classes behind which a verb has another subject: "does" in "who does not pay leaves"."""


def _is_open(sentence: Sentence, i: int) -> bool:
    """Whether a modal leaves open what it tells of, as "would not say" does not."""
    word, following = sentence.lower(i), sentence.lower(i + 2)
    if word in ("'d", "’d"):
        return sentence.tag(i + 1) == "VERB"
    denied = sentence.tag(i + 1) == "NOT" and not any(t.lower == "if" for t in sentence.tokens)
    denied = denied or (sentence.tag(i + 1) == "NOT" and bool(verb_frames(following)))
    if denied and word == "could":
        apart = sentence.tag(i + 3) == "ADV"
        done = following == "be" and sentence.tag(i + 3 + apart) == "PAST"  # "could not be reached"
        return following in ("have", "be") and not done
    if denied and word == "would":
        return _REFUSED.isdisjoint(sentence.verb_lemmas(i + 2))
    if word == "could" and any(sentence.lower(j) == "only" for j in range(max(0, i - 4), i)):
        return False  # "only one could sign her name": who was able to
    month = word == "may" and sentence.tag(i + 1) == "NUM"  # "May 22: the port opens"
    return word in _CONDITIONAL and not month


def _plans(sentence: Sentence, group: Sequence[int]) -> bool:
    """Whether the verb is "plans to", "is expected to", "is due to" or "was to have"."""
    after = group[-1] + 1 if group else 0
    if after and sentence.is_be(after - 1):
        to_be = sentence.tag(after) == "TO" and sentence.lower(after + 1) in ("be", "have")
        due = sentence.lower(after) in _DUE
        return to_be or (due and sentence.tag(after + 1) == "TO")
    if not group or sentence.tag(after) != "TO":
        return False
    forms = set(sentence.verb_lemmas(group[-1]))
    set_to = sentence.is_be(group[-1] - 1) and not forms.isdisjoint({"set", "slate", "poise"})
    word, to_do = sentence.lower(group[-1]), sentence.tag(after + 1) in ("VERB", "AUX")
    to_do = to_do and sentence.lower(after + 1) not in _PLACES
    meant = word == "going" or (word == "supposed" and sentence.lower(after + 1) != "have")
    set_to = set_to or (meant and to_do and sentence.is_be(group[-1] - 1))
    return set_to or bool({"plan", "intend", "expect", "schedule", "vow"} & forms)


_NEGATIONS = word_list("en/attribution.txt", "negations")
_OPENS_CLAUSE = frozenset({"neither", "none"})  # "said neither had been asked"
_OF_PHRASES = frozenset({"NOUN", "NAME", "PREP", "DET", "POSS", "ADJ", "NUM", "ING", "ADV"})
"""Classes of words that a participle is followed by up to the verb of what it tells of."""


def main_verb_group(sentence: Sentence) -> list[int]:
    """Return the tokens of the first finite verb outside of subordinate clauses."""
    led = sentence.tag(0) == "PAST"  # "Asked about it, Orr would not say"
    commas = (i for i, t in enumerate(sentence.tokens) if led and t.text == ",")
    subordinate, past, brackets = False, next(commas, 0), 0
    for i in range(len(sentence.tokens)):
        here = sentence.tag(i)
        brackets += (sentence.lower(i) == "(") - (sentence.lower(i) == ")")
        if brackets > 0 and sentence.lower(0) != "(":
            continue
        if here in ("SUB", "REL"):
            subordinate = True
        elif here in FINITE and i >= past and sentence.lower(i) not in NOT_FINITE:
            group = _verb_group(sentence, i)
            if not subordinate:
                return _behind_participle(sentence, group) or group
            subordinate, past = False, group[-1] + 1
    return []


def _behind_participle(sentence: Sentence, group: Sequence[int]) -> list[int]:
    """Return the verb behind a participle of its subject: "members elected in May shall serve"."""
    first = group[0]
    alone = len(group) == 1 and sentence.tag(first) == "PAST" and sentence.tag(first + 1) == "PREP"
    if not alone or sentence.tag(first - 1) not in ("NOUN", "NAME", "NOT"):
        return []
    for i in range(first + 1, len(sentence.tokens)):
        if sentence.tag(i) in ("AUX", "MODAL"):
            return _verb_group(sentence, i)
        if sentence.tag(i) not in _OF_PHRASES:
            break
    return []


def _verb_group(sentence: Sentence, first: int) -> list[int]:
    """Return a verb with the verbs, adverbs and negation that follow it."""
    group = [first]
    verbal = ("AUX", "MODAL", "NOT", "VERB", "PAST", "ADV", "ING")
    while sentence.tag(group[-1] + 1) in verbal:
        group.append(group[-1] + 1)
    after = group[-1] + 1
    of_others = sentence.lower(after) in _OPENS_CLAUSE and verb_frames(sentence.lower(group[-1]))
    denied = is_yet_to(sentence, after) or (denies(sentence.lower(after)) and not of_others)
    return [*group, after] if denied else group


def denies(word: str) -> bool:
    """Return whether a word in lower case denies."""
    return word in _NEGATIONS or negates(word)


def is_yet_to(sentence: Sentence, i: int) -> bool:
    """Whether words say that something has not been done: "has yet to publish a fix"."""
    return sentence.lower(i) == "yet" and sentence.lower(i + 1) == "to"
