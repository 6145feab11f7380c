"""Factuality of a statement: its modality (asserted, denied, planned, …) and its polarity."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Protocol

from claimgraph.model import Modality, VoicingStyle
from claimgraph.reading.attribution.context import verb_frames
from claimgraph.reading.lang.en.closed_classes import negates, opens_condition
from claimgraph.reading.lang.en.lexicon import words
from claimgraph.reading.lang.en.sentence import Sentence, Sentences
from claimgraph.reading.lang.en.tagging import FINITE
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.layers import Factuality
from claimgraph.reading.places import Span, Stretches

_DENYING = word_list("en/attribution.txt", "refuting")
_ASKING = word_list("en/attribution.txt", "asking")
_PLANNING = word_list("en/attribution.txt", "planning")
_DOING = word_list("en/attribution.txt", "deeds by words")
_DECIDED = word_list("en/attribution.txt", "what is decided on")
_NEGATIONS = word_list("en/attribution.txt", "negations")
_FALSELY = word_list("en/attribution.txt", "falsely")
REFUTED = word_list("en/attribution.txt", "refuted")
_EVIDENCE = word_list("en/attribution.txt", "evidence")
_HARDLY = words("no little hardly scant")
_POINTING = words("this that it both")
_BEGINNING = _POINTING | _HARDLY | {"there"}
_OPENERS = frozenset({"MARK", "CONJ", "SUB", "ADV"})
_CONDITIONAL = words("may might could would")
_REFUSED = word_list("en/attribution.txt", "withheld by speakers")
_PLANNED = words("will shall")
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
    group = _main_verb(sentence)
    opening = range(1) if len(tokens) > 1 else range(0)
    subject = [*opening, *_subject(sentence, group)]  # "neither A nor B said"
    negation = [i for i in dict.fromkeys([*subject, *group]) if _denies(sentence, i)]
    condition = [i for i, t in enumerate(tokens[:3]) if t.lower in ("if", "unless")]
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
    places = tuple((tokens[i].start, tokens[i].end) for i in sorted({*shown, *negation}))
    return Factuality(modality, "negative" if negation else "positive", places)


def _is_deed(verb: str, content: Sequence[Sentence]) -> bool:
    """Whether words do a thing: "confirmed the deal", "rejected a complaint", not "a claim"."""
    head = {t.lower.removesuffix("s") for t in content[0].tokens[:_PHRASE]}
    decided = verb in ("confirm", "announce") or not head.isdisjoint(_DECIDED)
    return decided and not any(map(_main_verb, content))


_PHRASE = 4  # words within which the head of a phrase stands


class Told(Protocol):
    """What somebody is said to say: by which verb, and whether in quoted words."""

    @property
    def verb(self) -> str: ...
    @property
    def style(self) -> VoicingStyle: ...


def reported_factuality(
    content: Sequence[Sentence],
    cue: Sequence[Span],
    words: Set[str],
    voice: Told,
    behind: Sentence,
) -> Factuality:
    """Return how somebody's words are put: by what is said of them behind, by the reporting verb,
    then by the words themselves.

    Args:
        content: the parts of what is said.
        cue: where the reporting words stand.
        words: these words, in lower case.
        voice: the attribution: its verb, and whether its words are quoted, so that no tense is put
            back.
        behind: the words behind what is said.
    """
    found = _as_told(content, cue, words, voice)
    return found._replace(modality="denied") if _calls_false(behind) else found


def _as_told(
    content: Sequence[Sentence], cue: Sequence[Span], words: Set[str], voice: Told
) -> Factuality:
    verb = voice.verb
    parts = (factuality_of(part) for part in content)
    inner = next((found for found in parts if found != Factuality()), Factuality())
    if verb in _DOING and _is_deed(verb, content):
        return Factuality("asserted", "positive")
    by_verb = _by_verb(verb, words)
    settled = by_verb == "planned" and verb in _SETTLING and _tells_how_it_is(content)
    if by_verb and not settled:
        negations = (s for s in inner.shown_by if _negates(_at(content, s)))
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
    group = _main_verb(part)
    asserted = factuality_of(part).modality == "asserted"
    return bool(group) and part.tag(0) not in ("TO", "QUOTE") and asserted


def as_quoted(put: Factuality, words: Span, quoted: Stretches) -> Factuality:
    """Return how quoted words of nobody named are put: somebody says them, the text does not."""
    inside = put.modality == "asserted" and quoted.holding(words[0] + 1, words[1] - 1)
    return put._replace(modality="reported") if inside else put


def _calls_false(behind: Sentence) -> bool:
    """Whether the words behind what is said call it false, or say that nothing speaks for it.

    "; this is not true", "but there is no evidence for that", ". No study supports this."
    """
    at, end = 0, len(behind.tokens)
    while at < end and behind.tag(at) in _OPENERS and behind.lower(at) not in _BEGINNING:
        at += 1
    stop = next((i for i in range(at, end) if behind.tag(i) == "MARK"), end)
    words = [behind.lower(i) for i in range(at, stop)]
    if behind.lower(stop) in (",", ":") and behind.tag(stop + 1) != "CONJ":
        return False  # "this is not true, the mayor said"
    if words[:1] and words[0] in _POINTING and behind.is_be(at + 1):
        denied, last = _negates(words[2] if words[2:] else ""), words[-1]
        return (denied and last in ("true", "so")) or (not denied and last in REFUTED)
    there = words[:1] == ["there"] and behind.is_be(at + 1)
    first = 2 * there
    if not (words[first:] and words[first] in _HARDLY) or _EVIDENCE.isdisjoint(words[first:]):
        return False
    here = not behind.tokens[0].text[0].isupper()  # in the same sentence
    return words[-1] in _POINTING or (there and here and words[-1] in _EVIDENCE)


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
    word = sentence.lower(i)
    if word == "yet" and _is_yet_to(sentence, i):
        return True
    if word == "without":
        return sentence.is_be(i - 1)
    return _negates(word) and sentence.lower(i + 1) != "only"


def _main_verb(sentence: Sentence) -> list[int]:
    """Return the tokens of the first finite verb outside of subordinate clauses."""
    subordinate, past = False, 0
    for i in range(len(sentence.tokens)):
        here = sentence.tag(i)
        if here in ("SUB", "REL"):
            subordinate = True
        elif here in FINITE and i >= past:
            group = _verb_group(sentence, i)
            if not subordinate:
                return group
            subordinate, past = False, group[-1] + 1
    return []


def _verb_group(sentence: Sentence, first: int) -> list[int]:
    """Return a verb with the verbs, adverbs and negation that follow it."""
    group = [first]
    verbal = ("AUX", "MODAL", "NOT", "VERB", "PAST", "ADV", "ING")
    while sentence.tag(group[-1] + 1) in verbal:
        group.append(group[-1] + 1)
    after = group[-1] + 1
    of_others = sentence.lower(after) in _OPENS_CLAUSE and verb_frames(sentence.lower(group[-1]))
    denied = _is_yet_to(sentence, after) or (_negates(sentence.lower(after)) and not of_others)
    return [*group, after] if denied else group


_OPENS_CLAUSE = frozenset({"neither", "none"})
"""Words that deny the clause behind a verb of saying: "said neither had been asked"."""


def _subject(sentence: Sentence, group: Sequence[int]) -> range:
    """Return the tokens right before a verb that no mark or conjunction parts from it."""
    start = end = group[0] if group else 0
    while start and sentence.tag(start - 1) not in ("SUB", "REL", "MARK", "CONJ", "QUOTE"):
        start -= 1
    return range(start, end)


def _is_open(sentence: Sentence, i: int) -> bool:
    """Whether a modal leaves open what it tells of, as "would not say" does not."""
    word, following = sentence.lower(i), sentence.lower(i + 2)
    if word in ("'d", "’d"):
        return sentence.tag(i + 1) == "VERB"
    denied = sentence.tag(i + 1) == "NOT" and not any(t.lower == "if" for t in sentence.tokens)
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
    """Whether the verb is "plans to" or "is expected to"."""
    if not group or sentence.tag(group[-1] + 1) != "TO":
        return False
    return bool(
        {"plan", "intend", "expect", "schedule", "vow"} & set(sentence.verb_lemmas(group[-1]))
    )
