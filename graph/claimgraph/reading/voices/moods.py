"""How a thing is put: asserted, reported, denied, asked, conditional or planned; yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimgraph.model import Modality, Polarity
from claimgraph.reading.lang.en.lexicon import words
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.tokens import tokenize

Span = tuple[int, int]
_DENYING = words("deny dispute reject refute dismiss contradict doubt")
_ASKING = words(
    "ask question wonder inquire enquire urge demand request recommend beg implore press appeal "
    "plead "
    "order instruct direct command encourage call advise"
)
_PLANNING = words(
    "promise vow pledge threaten plan intend decide agree want swear seek hope offer expect"
)
_NEGATIONS = words("not never no n't nobody nothing neither nor none without cannot")
_CONDITIONAL = words("may might could would")
_PLANNED = words("will shall")


@dataclass(frozen=True, slots=True)
class Mood:
    """How a thing is put, and where the words stand that show it (code points, end excluded)."""

    modality: Modality = "asserted"
    polarity: Polarity = "positive"
    shown_by: tuple[Span, ...] = ()


def mood_of(text: str, start: int, end: int) -> Mood:
    """Return how the words from start to end put what they say, by their main clause.

    >>> text = "The bridge will not reopen."
    >>> mood = mood_of(text, 0, len(text))
    >>> mood.modality, mood.polarity, [text[a:b] for a, b in mood.shown_by]
    ('planned', 'negative', ['will', 'not'])
    """
    tokens = tokenize(text, start, end)
    sentence = Sentence(tokens, frozenset())
    group = _main_verb(sentence)
    negation = [i for i in [*_subject(sentence, group), *group] if _negates(tokens[i].lower)]
    condition = [i for i, t in enumerate(tokens) if t.lower in ("if", "unless") and i < 3]
    modality: Modality = "asserted"
    shown: list[int] = []
    if tokens and tokens[-1].text == "?":
        modality, shown = "asked", [len(tokens) - 1]
    elif condition or any(tokens[i].lower in _CONDITIONAL for i in group):
        modality = "conditional"
        shown = condition or [i for i in group if tokens[i].lower in _CONDITIONAL]
    elif any(tokens[i].lower in _PLANNED for i in group) or _plans(sentence, group):
        modality = "planned"
        shown = [i for i in group if tokens[i].lower in _PLANNED] or group[-1:]
    places = tuple((tokens[i].start, tokens[i].end) for i in sorted({*shown, *negation}))
    return Mood(modality, "negative" if negation else "positive", places)


def reported_mood(text: str, content: Sequence[Span], cue: Sequence[Span], verb: str) -> Mood:
    """Return how somebody's words are put: by the reporting verb, then by the words themselves."""
    parts = (mood_of(text, *span) for span in content)
    inner = next((mood for mood in parts if mood != Mood()), Mood())
    negated = any(_negates(t.lower) for span in cue for t in tokenize(text, *span))
    if verb in _DENYING or negated:
        return Mood("denied", inner.polarity, (*cue, *_polar(text, inner)))
    words = {t.lower for span in cue for t in tokenize(text, *span)}
    if verb in _ASKING and (verb != "call" or words & {"for", "on"}):
        return Mood("asked", inner.polarity, (*cue, *_polar(text, inner)))
    if verb in _PLANNING:
        return Mood("planned", inner.polarity, (*cue, *_polar(text, inner)))
    shown = {text[a:b].lower() for a, b in inner.shown_by}
    bound = any(t.lower in ("if", "unless") for span in content for t in tokenize(text, *span))
    if "would" in shown and not bound and _is_past(words, verb):
        return Mood("planned", inner.polarity, inner.shown_by)  # "said it would": will, told later
    if inner.modality == "asserted":
        return Mood("reported", inner.polarity, inner.shown_by)
    return inner


def _is_past(words: set[str], verb: str) -> bool:
    return not words & {verb, f"{verb}s", f"{verb}es", f"{verb[:-1]}ies"}


def _polar(text: str, mood: Mood) -> tuple[Span, ...]:
    return tuple(s for s in mood.shown_by if _negates(text[s[0] : s[1]].lower()))


def _negates(word: str) -> bool:
    return word in _NEGATIONS or word.endswith(("n't", "n’t"))


def _main_verb(sentence: Sentence) -> list[int]:
    """Return the tokens of the first finite verb outside of subordinate clauses."""
    subordinate = False
    for i in range(len(sentence.tokens)):
        here = sentence.tag(i)
        if here in ("SUB", "REL"):
            subordinate = True
        elif here in ("AUX", "MODAL", "VERB", "PAST"):
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
    return [*group, after] if _negates(sentence.lower(after)) else group


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
