"""Factuality of a statement: its modality (asserted, denied, planned, …) and its polarity."""

from __future__ import annotations

from collections.abc import Sequence, Set

from claimgraph.model import Modality
from claimgraph.reading.attribution.clauses import clause_start, goes_on_with_infinitive
from claimgraph.reading.attribution.context import REFUTING, Context, Draft
from claimgraph.reading.lang.en.closed_classes import negates, opens_condition
from claimgraph.reading.lang.en.dictionary import is_base_form
from claimgraph.reading.lang.en.lexicon import words
from claimgraph.reading.lang.en.noun_phrases import INSIDE
from claimgraph.reading.lang.en.phrases import group_start, subject_of
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Factuality
from claimgraph.reading.places import Span

_DENYING = word_list("en/attribution.txt", "denying")
_ASKING = word_list("en/attribution.txt", "asking")
_PLANNING = word_list("en/attribution.txt", "planning")
_NEGATIONS = word_list("en/attribution.txt", "negations")
_FALSELY = word_list("en/attribution.txt", "falsely")
_CONDITIONAL = words("may might could would")
_PLANNED = words("will shall")


def factuality_of(sentence: Sentence) -> Factuality:
    """Return how some words put what they say, by their main clause.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> text = "The bridge will not reopen."
    >>> found = factuality_of(Sentence(tokenize(text)))
    >>> found.modality, found.polarity, [text[a:b] for a, b in found.shown_by]
    ('planned', 'negative', ['will', 'not'])
    """
    tokens = sentence.tokens
    group = _main_verb(sentence)
    opening = range(1) if len(tokens) > 1 else range(0)
    subject = [*opening, *_subject(sentence, group)]  # "neither A nor B said"
    negation = [i for i in dict.fromkeys([*subject, *group]) if _denies(sentence, i)]
    condition = [i for i, t in enumerate(tokens) if t.lower in ("if", "unless") and i < 3]
    condition = condition or [
        i for i in opening if opens_condition(sentence.lower(0), sentence.tag(1))
    ]
    modality: Modality = "asserted"
    shown: list[int] = []
    if tokens and tokens[-1].text == "?":
        modality, shown = "asked", [len(tokens) - 1]
    elif condition or any(_supposes(sentence, i) for i in group):
        modality = "conditional"
        shown = condition or [i for i in group if _supposes(sentence, i)]
    elif any(tokens[i].lower in _PLANNED for i in group) or _plans(sentence, group):
        modality = "planned"
        shown = [i for i in group if tokens[i].lower in _PLANNED] or group[-1:]
    places = tuple((tokens[i].start, tokens[i].end) for i in sorted({*shown, *negation}))
    return Factuality(modality, "negative" if negation else "positive", places)


def _supposes(sentence: Sentence, i: int) -> bool:
    """Whether a word of a verb group is a modal that supposes, and no month: "May 22: it opens"."""
    month = sentence.lower(i) == "may" and sentence.tag(i + 1) == "NUM"
    return sentence.lower(i) in _CONDITIONAL and not month


def reported_factuality(
    content: Sequence[Sentence], cue: Sequence[Span], words: Set[str], verb: str
) -> Factuality:
    """Return how somebody's words are put: by the reporting verb, then by the words themselves.

    Args:
        content: the parts of what is said.
        cue: where the reporting words stand.
        words: these words, in lower case.
        verb: the base form of the reporting verb.
    """
    parts = (factuality_of(part) for part in content)
    inner = next((found for found in parts if found != Factuality()), Factuality())
    by_verb = _by_verb(verb, words)
    if by_verb:
        negations = (s for s in inner.shown_by if _negates(_at(content, s)))
        shown = (*cue, *negations)
        return Factuality(by_verb, inner.polarity, shown)
    shown_words = {_at(content, span) for span in inner.shown_by}
    bound = any(t.lower in ("if", "unless") for part in content for t in part.tokens)
    if "would" in shown_words and not bound and _is_past(words, verb):
        # "said it would": will, told later
        return Factuality("planned", inner.polarity, inner.shown_by)
    if inner.modality == "asserted":
        return Factuality("reported", inner.polarity, inner.shown_by)
    return inner


def cue_words(sentences: Sentences, cue: Sequence[Span]) -> set[str]:
    """Return reporting words in lower case, with the adverb beside them that calls them false.

    "The firm falsely told them that", "Lind claimed wrongly that".
    """
    words = {t.lower for span in cue for t in sentences.part(span).tokens}
    near = sentences.part((max(0, cue[0][0] - _ADVERB), cue[-1][1] + _ADVERB)).tokens
    beside = (t for t in near if t.lower in _FALSELY)
    gap = (cue[0][0] - _BLANK, cue[-1][1] + _BLANK)
    return words | {t.lower for t in beside if gap[0] <= t.end and t.start <= gap[1]}


_ADVERB, _BLANK = 16, 1
"""Code points of the longest adverb with its blank, and those between it and the verb."""


def _by_verb(verb: str, words: Set[str]) -> Modality | None:
    """Return the modality that a reporting verb and the words around it give, if any."""
    if verb in _DENYING or any(map(_negates, words)) or words & _FALSELY:
        return "denied"
    if verb in _ASKING and (verb != "call" or words & {"for", "on"}):
        return "asked"
    return "planned" if verb in _PLANNING else None


def _at(content: Sequence[Sentence], span: Span) -> str:
    """Return the word of some content that stands at a span, in lower case."""
    return next((t.lower for part in content for t in part.tokens if t.start == span[0]), "")


def _is_past(words: Set[str], verb: str) -> bool:
    return not words & {verb, f"{verb}s", f"{verb}es", f"{verb[:-1]}ies"}


def _negates(word: str) -> bool:
    return word in _NEGATIONS or negates(word)


def _is_yet_to(sentence: Sentence, i: int) -> bool:
    """Whether words say that something has not been done: "has yet to publish a fix"."""
    return sentence.lower(i) == "yet" and sentence.lower(i + 1) == "to"


def _denies(sentence: Sentence, i: int) -> bool:
    """Whether a word says that something is not so: not in "not only" and "without the loan"."""
    if _is_yet_to(sentence, i):
        return True
    if sentence.lower(i) == "without":
        return sentence.is_be(i - 1)
    return _negates(sentence.lower(i)) and sentence.lower(i + 1) != "only"


def _main_verb(sentence: Sentence) -> list[int]:
    """Return the tokens of the first finite verb outside of subordinate clauses."""
    subordinate = False
    for i in range(len(sentence.tokens)):
        here = sentence.tag(i)
        if here in ("SUB", "REL"):
            subordinate = True
        elif here in FINITE:
            if not subordinate:
                return _verb_group(sentence, i)
            subordinate = False
    return []


def _verb_group(sentence: Sentence, first: int) -> list[int]:
    """Return a verb with the verbs, adverbs and negation that follow it."""
    group = [first]
    verbal = ("AUX", "MODAL", "NOT", "VERB", "PAST", "ADV", "ING")
    while sentence.tag(group[-1] + 1) in verbal:
        group.append(group[-1] + 1)
    after = group[-1] + 1
    denied = _is_yet_to(sentence, after) or _negates(sentence.lower(after))
    return [*group, after] if denied else group


def _subject(sentence: Sentence, group: Sequence[int]) -> range:
    """Return the tokens right before a verb that no mark or conjunction parts from it."""
    start = end = group[0] if group else 0
    while start and sentence.tag(start - 1) not in ("SUB", "REL", "MARK", "CONJ", "QUOTE"):
        start -= 1
    return range(start, end)


def _plans(sentence: Sentence, group: Sequence[int]) -> bool:
    """Whether the verb is "plans to" or "is expected to"."""
    if not group or sentence.tag(group[-1] + 1) != "TO":
        return False
    return bool(
        {"plan", "intend", "expect", "schedule", "vow"} & set(sentence.verb_lemmas(group[-1]))
    )


_NOBODY = word_list("en/attribution.txt", "nobodies")
_NEGATIVE = word_list("en/attribution.txt", "denials")
_SUPPOSING = word_list("en/attribution.txt", "supposing")
_REFUTED = word_list("en/attribution.txt", "refuted")
_FAILING = frozenset({"fail", "refuse", "decline", "neglect", "forget", "omit"})
_UNABLE = frozenset({"unable", "yet", "reluctant", "unwilling"})
_REACH = 40
"""Tokens around a noun of saying that may say that it is not so."""


def is_said(ctx: Context, draft: Draft) -> bool:
    """Whether a sentence says that somebody says it.

    Not so: "nobody said that it fell", "she did not say when", "if the mayor had said", and a claim
    that nobody is named for and the text calls false or unproven.
    """
    if (draft.source and _is_number(ctx, draft)) or _is_nothing(ctx, draft):
        return False
    if draft.rule == "noun":
        return draft.source is not None or not _is_denied(ctx, draft)
    if draft.rule in ("accordingTo", "hearsay"):
        return True
    return not (_is_negated(ctx, draft) or _is_supposed(ctx, draft))


def _is_nothing(ctx: Context, draft: Draft) -> bool:
    """Whether no words are said: "knew in April and said nothing"."""
    words = [ctx.s.lower(j) for part in draft.content for j in range(*part)]
    if (
        words[:1] in (["that"], ["this"])
        and len(words) == 2
        and ctx.s.is_be(draft.content[0][1] - 1)
    ):
        return True  # "That's according to a survey": what the sentence before says
    if len(words) == 2 and words[1] in ("said", "says"):
        return True  # "He said, she said"
    return len(words) < 3 and bool(words) and words[0].strip('"“”') in ("nothing", "little")


def _is_number(ctx: Context, draft: Draft) -> bool:
    """Whether the speaker is a bare number, as in "67 said that"."""
    source = draft.source or (0, 0)
    return all(ctx.s.tag(j) == "NUM" for j in range(*source)) and not any(
        ctx.tokens[j].text.isalpha() for j in range(*source)
    )


def _is_negated(ctx: Context, draft: Draft) -> bool:
    group = range(group_start(ctx.s, draft.at), draft.at)
    negated = any(negates(ctx.s.lower(j)) or ctx.s.lower(j) in _NEGATIVE for j in group)
    negated = negated or _has_not_done(ctx, draft.at) or _never_did(ctx, draft)
    if draft.source is None and draft.rule == "passive":  # "no evidence was found that"
        patient = subject_of(ctx.s, draft.at)
        negated = negated or (patient is not None and ctx.s.lower(patient[0]) in _NOBODY)
    if draft.rule == "passive":  # "no cause, price or further detail was stated by any source"
        negated = negated or _denies_list(ctx, group_start(ctx.s, draft.at))
    first, last = draft.source or (0, 0)
    nobody = draft.source is not None and any(
        ctx.s.lower(j) in _NOBODY for j in (first - 1, first, last - 1)
    )
    nobody = nobody or (ctx.s.tag(first - 1) == "PREP" and ctx.s.lower(first - 2) in _NOBODY)
    return negated or nobody


def _never_did(ctx: Context, draft: Draft) -> bool:
    """Whether "did" before the speaker denies or asks: "at no point did we say", "nor did he"."""
    return draft.source is not None and ctx.s.lower(draft.source[0] - 1) in ("did", "does", "do")


def _denies_list(ctx: Context, verb: int) -> bool:
    """Whether a verb has a subject of several things that a "no" or "neither" opens."""
    start = verb
    listed = INSIDE | {"ADV"}
    while start > 0 and (ctx.s.tag(start - 1) in listed or ctx.s.lower(start - 1) in (",", "or")):
        start -= 1
    return ctx.s.lower(start) in _NOBODY


def _has_not_done(ctx: Context, at: int) -> bool:
    """Whether a verb of saying tells what was not done: "failed to show that", "unable to say"."""
    if ctx.s.tag(at - 1) == "CONJ" and is_base_form(ctx.s.lower(at)):
        return goes_on_with_infinitive(ctx, at - 1, at)
    if ctx.s.tag(at - 1) != "TO":
        return False
    return ctx.s.lower(at - 2) in _UNABLE or bool(set(ctx.s.verb_lemmas(at - 2)) & _FAILING)


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
    return bool(before & _NEGATIVE or verbs & REFUTING or denied)
