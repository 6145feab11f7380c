"""Participles made finite: "Orr, closing the mill" tells that Orr closed the mill."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimgraph.reading.lang.en.dictionary import Tense, be, finite, participle
from claimgraph.reading.lang.en.tokens import Tag
from claimgraph.reading.statements.joints import joint_before
from claimgraph.reading.statements.phrases import without_brackets
from claimgraph.reading.statements.words import Word, borrowed, plural, supplied


def verbalised(
    who: Sequence[Word], words: Sequence[Word], tense: Tense, *, many: bool | None = None
) -> tuple[Word, ...] | None:
    """Return a sentence of who does what a participle and its words tell; ``many``: are several."""
    many = plural(who) if many is None else many
    verb = 1 if words[0].tag == "ADV" or words[0].lower == "best" else 0
    here = words[verb]
    again = without_brackets(borrowed(who, "subject"))
    if here.lower == "having" and len(words) > verb + 1 and words[verb + 1].tag == "PAST":
        put = supplied("had", "AUX", "inflection", here.start)
        return (*again, *words[:verb], *_placed(put, here), *words[verb + 1 :])
    if here.tag == "PAST":
        aux = supplied(be(tense, plural=many), "AUX", "verb", here.start)
        return (*again, *aux, *words)
    if here.lower == "being":
        word = be("past" if tense == "past" else "present", plural=many)
        aux = supplied(word, "AUX", "inflection", here.start)
        passive = next((x.tag == "PAST" for x in words[verb + 1 :] if x.tag != "ADV"), False)
        return (*again, *aux, *(words if passive else (*words[:verb], *words[verb + 1 :])))
    if tense == "perfect":
        done = participle(here.lower)
        have = supplied("have" if many else "has", "AUX", "verb", here.start)
        put = supplied(done, "PAST", "inflection", here.start)
        others = (_second(words, i, tense, many=many) for i in range(verb + 1, len(words)))
        return (*again, *have, *words[:verb], *_placed(put, here), *others)
    form = finite(here.lower, "past" if tense == "past" else "present", plural=many)
    if form is None:
        return None
    said = supplied(form, "PAST" if tense == "past" else "VERB", "inflection", here.start)
    rest = (_second(words, i, tense, many=many) for i in range(verb + 1, len(words)))
    return (*again, *words[:verb], *_placed(said, here), *rest)


def _second(words: Sequence[Word], i: int, tense: Tense, *, many: bool) -> Word:
    """Return a word, a second participle behind "and" made finite like the first."""
    word = words[i]
    joint = i - 2 if words[i - 1].tag == "ADV" else joint_before(words, i) or i - 1
    if word.tag != "ING" or words[joint].tag != "CONJ" or word.held:
        return word
    if any(x.tag == "ING" and y.tag == "PREP" for y, x in pairwise(words[:joint])):
        return word  # "helping in cutting costs and raising sales"
    if i + 1 < len(words) and words[i + 1].tag == "TO":
        return word  # "spending millions on sets and staging to stay ahead"
    if tense == "perfect":
        form: str | None = participle(word.lower)
    else:
        form = finite(word.lower, "past" if tense == "past" else "present", plural=many)
    said = form or word.text
    tag: Tag = "VERB" if tense == "present" else "PAST"
    return replace(word, text=said, lower=said, tag=tag, ground="inflection") if form else word


def _placed(said: Sequence[Word], here: Word) -> tuple[Word, ...]:
    """Return an inflected form as standing where the participle stands."""
    return tuple(replace(x, end=here.end) for x in said)
