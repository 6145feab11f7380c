"""Words put anew where a part is told by itself: "Orr, closing the mill" makes "Orr closed it".

Participles become finite, an article is shared, what several "are" they "include", and "neither"
becomes "not".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claimgraph.reading.lang.en.closed_classes import negates
from claimgraph.reading.lang.en.dictionary import Tense, be, finite, is_plural, participle
from claimgraph.reading.lang.en.tokens import Tag
from claimgraph.reading.lang.en.verb_groups import SUBJECT_PRONOUNS
from claimgraph.reading.statements.joints import joint_before
from claimgraph.reading.statements.lists import list_items
from claimgraph.reading.statements.naming import is_name_or_title
from claimgraph.reading.statements.phrases import (
    is_plain_noun,
    without_brackets,
)
from claimgraph.reading.statements.words import (
    Clause,
    Word,
    borrowed,
    cut,
    open_places,
    plural,
    supplied,
    trimmed,
)


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
    if (
        words[joint - 1].tag in ("ADJ", "PAST")
        and words[i + 1 : i + 2]
        and words[i + 1].tag == "NOUN"
    ):
        return word  # "in both developed and emerging markets"
    if any(x.tag == "ING" and y.tag == "PREP" for y, x in pairwise(words[:joint])):
        return word  # "helping in cutting costs and raising sales"
    if joint > 2 and words[joint - 1].tag == "ING" and words[joint - 2].text == ",":
        return word  # "flooding Orr, killing and maiming 30 people"
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


def shared_article(first: Word, item: Sequence[Word]) -> tuple[Word, ...]:
    """Return the article or possessive that an item of a list shares with what opens it: "a poet
    and [a] critic", "known for his pace, [his] strength and [his] skill"."""
    if first.tag not in ("DET", "POSS") or item[0].tag in ("DET", "POSS"):
        return ()
    if first.lower not in ("a", "an"):
        thing = item[0].tag in ("NOUN", "ADJ", "PAST") and item[0].text.islower()
        return borrowed((first,), "context") if thing else ()
    joint = (i for i, x in enumerate(item) if x.tag in ("PREP", "PAST", "REL", "SUB"))
    head = item[max(0, next(joint, len(item)) - 1)]
    word = "an" if item[0].lower[:1] in "aeiou" else "a"
    several = is_plural(head.lower)
    return () if several else supplied(word, "DET", "inflection", item[0].start)


def identities(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "His heirs are A and B" in two, that they include A and B each; so with "Among his heirs
    are A and B", where A is among them."""
    w, main = clause.words, clause.main
    if main is None or w[main.head].lower not in ("are", "were") or not main.start:
        return None
    who, verb, start = w[: main.start], w[main.head], main.end
    start += start < len(w) and w[start].text == ":"
    items = list_items(w, start, _is_one) or []
    past, among = verb.lower == "were", who[0].lower == "among"
    said = be("past" if past else "present", plural=False) if among else "include" + "d" * past
    who = who[2:] if [x.lower for x in who[:2]] == ["some", "of"] else who
    owned = among or who[0].tag == "POSS" or who[0].lower in ("the", "these", "other")
    joined = any(x.text == "," or x.tag in ("CONJ", "NUM") for x in who)
    if len(items) < 2 or not owned or joined:
        return None
    again = without_brackets(borrowed(who, "subject"))
    found: list[tuple[Word, ...]] = []
    for a, b in items:
        put = replace(verb, text=said, lower=said, ground="verb" if found else "inflection")
        found.append((*w[a:b], put, *again) if among else (*again, put, *w[a:b]))
    return cut(replace(clause, final=True), *found)


def _is_one(words: Sequence[Word]) -> bool:
    """Whether an item of what several are is one of them, named or with its article."""
    named = is_name_or_title(words) and words[0].tag != "ADJ"
    link = next((i for i, x in enumerate(words) if x.tag == "PREP"), len(words))
    return named or (words[0].tag in ("DET", "POSS") and is_plain_noun(words[:link]))


def denials(clause: Clause) -> tuple[Clause, ...] | None:
    """Cut "Neither A nor B is known" or "is not part of A, nor of B" in two denials."""
    w, main = clause.words, clause.main
    joints = [i for i in open_places(w, 1, len(w) - 1) if w[i].lower == "nor"]
    if main is None or len(joints) != 1 or any(x.tag == "CONJ" for x in w[joints[0] + 1 :]):
        return None
    nor, verb = joints[0], w[main.start]
    no = supplied("not", "NOT", "verb", w[nor].start)
    opens = next((i for i in open_places(w, 0, nor) if w[i].lower == "neither"), None)
    if opens == 0 and nor < main.start and plural(w[1:nor]) == plural(w[nor + 1 :]):
        if verb.tag not in ("AUX", "MODAL"):
            return None  # "neither Orr nor Velm won"
        told = w[main.start + 1 :]
        first = (*w[1:nor], *_denied(verb, no), *told)
        again = (*_denied(borrowed((verb,), "verb")[0], no), *borrowed(told, "verb"))
        return cut(clause, first, (*w[nor + 1 : main.start], *again))
    alike = opens is not None and w[opens + 1].tag == w[nor + 1].tag
    if opens is not None and alike and main.start < opens and w[opens - 1].tag == "AUX":
        again = borrowed(w[:opens], "subject")
        return cut(clause, (*w[:opens], *no, *w[opens + 1 : nor]), (*again, *no, *w[nor + 1 :]))
    if opens is None and w[nor + 1].tag in ("AUX", "MODAL"):
        who = w[nor + 2 : nor + 3]
        named = bool(who) and who[0].lower in SUBJECT_PRONOUNS
        said = (*who, *_denied(w[nor + 1], no), *w[nor + 3 :])  # "nor is it known to sail"
        return cut(clause, trimmed(w[:nor]), said) if named else None
    link = next((i for i in range(main.end, nor) if w[i].lower == w[nor + 1].lower), 0)
    denied = any(negates(x.lower) for x in w[main.start : link])
    if opens is not None or not denied or w[nor + 1].tag != "PREP":
        return None
    again = borrowed(w[:link], "context")
    return cut(clause, trimmed(w[:nor]), (*again, *w[nor + 1 :]))


def _denied(verb: Word, no: Sequence[Word]) -> tuple[Word, ...]:
    """Return an auxiliary with its "not", as it is written: "is not", but "cannot"."""
    if verb.lower != "can":
        return (verb, *no)
    return (replace(verb, text="cannot", lower="cannot", ground=verb.ground or "inflection"),)
