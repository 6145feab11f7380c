"""How the words that somebody says are put: reported, denied, asked, planned or open."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from claimgraph.model import Modality
from claimgraph.reading.attribution.context import REFUTED, REFUTING
from claimgraph.reading.attribution.detect import Attribution
from claimgraph.reading.attribution.draft_checks import calls_false
from claimgraph.reading.attribution.factuality import denies, factuality_of, main_verb_group
from claimgraph.reading.lang.en.lexicon import REPORTING_NOUNS, SPEAKING_THINGS
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Factuality
from claimgraph.reading.places import Span

_ASKING = word_list("en/attribution.txt", "asking")
_PLANNING = word_list("en/attribution.txt", "planning")
_DOING = word_list("en/attribution.txt", "deeds by words")
_DECIDED = word_list("en/attribution.txt", "what is decided on")
_FALSELY = word_list("en/attribution.txt", "falsely")


def reported_factuality(
    content: Sequence[Sentence],
    cue: Sequence[Span],
    words: Set[str],
    voice: Attribution,
    behind: Sentence,
) -> Factuality:
    """Return how somebody's words are put: by what is said of them behind, by the reporting verb,
    then by the words themselves.

    Args:
        content: the parts of what is said.
        cue: where the reporting words stand.
        words: these words, in lower case.
        voice: the attribution; where its words are quoted, no tense is put back.
        behind: the words behind what is said.
    """
    found = _as_told(content, cue, words, voice)
    return found._replace(modality="denied") if calls_false(behind) else found


def _as_told(
    content: Sequence[Sentence], cue: Sequence[Span], words: Set[str], voice: Attribution
) -> Factuality:
    verb = voice.verb
    parts = (factuality_of(part) for part in content)
    inner = next((found for found in parts if found != Factuality()), Factuality())
    if verb in _DOING and _is_deed(verb, content):
        return Factuality("asserted", "positive")
    by_verb = _by_verb(verb, words)
    settled = by_verb == "planned" and verb in _SETTLING
    settled = settled and (voice.rule == "postposed" or _tells_how_it_is(content))
    if by_verb and not settled:
        negations = (s for s in inner.shown_by if denies(_at(content, s)))
        shown = (*cue, *negations)
        return Factuality(by_verb, inner.polarity, shown)
    shown_words = {_at(content, span) for span in inner.shown_by}
    held = {t.lower for part in content for t in part.tokens}
    bound = bool(held & {"if", "unless"}) or {"would", "have"} <= held
    later = not (bound or voice.style == "direct") and _is_past(words, verb)
    if "would" in shown_words and later:  # "said it would": will, told later
        return Factuality("planned", inner.polarity, inner.shown_by)
    if inner.modality == "asserted":
        return Factuality("reported", inner.polarity, inner.shown_by)
    return inner


_SETTLING = frozenset({"agree", "decide", "swear", "promise", "vow"})
"""Verbs of planning by which people also say how things are: "agreed that it was unsafe"."""


def _tells_how_it_is(content: Sequence[Sentence]) -> bool:
    """Whether a clause in the present or past is told, not what is still to be."""
    part = content[0]
    group = main_verb_group(part)
    asserted = factuality_of(part).modality == "asserted"
    return bool(group) and part.tag(0) not in ("TO", "QUOTE") and asserted


def _is_deed(verb: str, content: Sequence[Sentence]) -> bool:
    """Whether words do a thing: "confirmed the deal", "rejected a complaint", not "a claim"."""
    head = {t.lower.removesuffix("s") for t in content[0].tokens[:_PHRASE]}
    decided = verb in ("confirm", "announce") or not head.isdisjoint(_DECIDED)
    return decided and not any(map(main_verb_group, content))


_PHRASE = 4  # words within which the head of a phrase stands


def cue_words(sentences: Sentences, voice: Attribution) -> set[str]:
    """Return reporting words in lower case, with what beside them calls what is said false.

    "The firm falsely told them that", "Lind claimed wrongly that", "False reports said that", "He
    lied when he said that".
    """
    cue = voice.cue
    words = {t.lower for span in cue for t in sentences.part(span).tokens}
    near = sentences.part((max(0, cue[0][0] - _ADVERB), cue[-1][1] + _ADVERB)).tokens
    beside = (t for t in near if t.lower in _FALSELY)
    gap = (cue[0][0] - _BLANK, cue[-1][1] + _BLANK)
    words |= {t.lower for t in beside if gap[0] <= t.end and t.start <= gap[1]}
    who = [t.lower for t in sentences.part(*voice.source[:1]).tokens] if voice.source else []
    if any(x.lower in _WRONG and y.lower == "to" and y.end + _BLANK == cue[0][0]
           for x, y in pairwise(near)):  # fmt: skip
        words.add("falsely")  # "was wrong to say that"
    if any(x.lower in _FALSE and x.end + _BLANK == cue[0][0] for x in near):
        words.add("falsely")  # "the false claim that"
    untrue = {word.removesuffix("s") for word in who[-1:]} & _TEXTS and not _FALSE.isdisjoint(who)
    if untrue or any(x.lower in _LYING and y.lower in ("when", "by") for x, y in pairwise(near)):
        words.add("falsely")
    return words


_FALSE = REFUTED | {"fake", "bogus", "fabricated"}
_TEXTS = REPORTING_NOUNS | SPEAKING_THINGS
_WRONG = frozenset({"wrong", "false", "untrue", "incorrect", "mistaken"})
_LYING = frozenset({"lied", "lies", "lying"})
_DENIALS = frozenset({"denial", "rejection", "rebuttal"})
_ADVERB, _BLANK = 16, 1
"""Code points of the longest adverb with its blank, and those between it and the verb."""


def _by_verb(verb: str, words: Set[str]) -> Modality | None:
    """Return the modality that a reporting verb and the words around it give, if any."""
    against = verb in REFUTING and not (verb == "counter" and "that" in words)
    if against or verb in _DENIALS or any(map(denies, words)) or words & _FALSELY:
        return "denied"
    if verb in _ASKING and (verb != "call" or words & {"for", "on"}):
        return "asked"
    return "planned" if verb in _PLANNING else None


def _at(content: Sequence[Sentence], span: Span) -> str:
    """Return the word of some content that stands at a span, in lower case."""
    return next((t.lower for part in content for t in part.tokens if t.start == span[0]), "")


def _is_past(words: Set[str], verb: str) -> bool:
    present = words & {verb, f"{verb}s", f"{verb}es", f"{verb[:-1]}ies"}
    return not present or bool(words & {"was", "were", "made"})  # "was sure that it would"
