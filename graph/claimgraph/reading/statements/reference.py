"""What "she", "its" and "the company" mean, where the text leaves one reading only.

A pronoun is settled when one person alone can be meant: named in the sentences before within its
paragraph, of a gender that fits, with nobody else named or described since. "It" is settled when
it is the subject and the sentence before is about one body or place. Everything else is left as it
stands: a false reading is worse than a missed one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from claimgraph.reading.entities.names import Mention
from claimgraph.reading.lang.en.gazetteer import gender, is_person_noun
from claimgraph.reading.lang.en.lexicon import ROLES, words
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.en.subjects import subject_of
from claimgraph.reading.lang.en.tokens import FINITE
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.descriptions import (
    Referent,
    described,
    pointed,
    there,
    with_article,
)
from claimgraph.reading.statements.happenings import happening
from claimgraph.reading.statements.words import REFERENCES

_HE = words("he his him")
_SHE = words("she her")
_HE_OR_SHE = _HE | _SHE
_MALE = word_list("en/statements.txt", "male")
_FEMALE = word_list("en/statements.txt", "female")
_DESCRIBED = ROLES | _MALE | _FEMALE
_WITHIN = 3
"""Sentences back in which somebody must be named."""
_FAR_BACK = 3_000
"""Code points of a paragraph back to which another firm than the last one may be meant."""
_BODIES = ("organisation", "country")
_EXPLETIVE = word_list("en/statements.txt", "expletive")


def referents(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
) -> dict[tuple[int, int], Referent]:
    """Return what pronouns and descriptions of a text stand for, by their places; linear.

    Args:
        text: the document.
        sentences: its sentences, in order.
        mentions: who is named where, in order.
    """
    found: dict[tuple[int, int], Referent] = {}
    known: dict[str, str] = {}
    starts = [m.start for m in mentions]
    for n, sentence in enumerate(sentences):
        if not sentence.tokens:
            continue
        first = _window_start(text, sentences, n)
        end = sentence.tokens[-1].end
        near = mentions[bisect_left(starts, first) : bisect_left(starts, end)]
        window = [
            s for s in sentences[max(0, n - _WITHIN) : n] if s.tokens and s.tokens[0].start >= first
        ]
        found |= dict(described(text, near, sentence.tokens[0].start))
        far = max(0, end - _FAR_BACK)
        far = max(far, text.rfind("\n", far, first))
        told = mentions[bisect_left(starts, far) : bisect_left(starts, first)]
        found |= dict(pointed(text, sentences[n - 1 if n else n], sentence, near, told))
        for i, token in enumerate(sentence.tokens):
            if token.lower in _HE_OR_SHE:
                meant = _person(text, sentences, n, i, near, known)
                alike = _HE if token.lower in _HE else _SHE
                if meant and not _was_another((*window, sentence), meant, near, alike, found):
                    found[token.start, token.end] = meant
                    known.setdefault(meant.name, "he" if token.lower in _HE else "she")
        if n and _same_paragraph(text, sentences[n - 1], sentence):
            found |= dict(_it(text, sentences[n - 1], sentence, near))
            found |= dict(there(text, sentences[n - 1], sentence, near))
            found |= dict(happening(text, sentences[n - 1], sentence))
    return found


def _window_start(text: str, sentences: Sequence[Sentence], n: int) -> int:
    """Return where the sentences begin in which the bearer of a pronoun is looked for."""
    at = n
    while at and n - at < _WITHIN and sentences[at - 1].tokens:
        if not _same_paragraph(text, sentences[at - 1], sentences[at]):
            break
        at -= 1
    return sentences[at].tokens[0].start


def _same_paragraph(text: str, before: Sentence, sentence: Sentence) -> bool:
    if not before.tokens or not sentence.tokens:
        return False
    return "\n" not in text[before.tokens[-1].end : sentence.tokens[0].start]


def _person(
    text: str,
    sentences: Sequence[Sentence],
    n: int,
    i: int,
    near: Sequence[Mention],
    known: Mapping[str, str],
) -> Referent | None:
    """Return the one person that a pronoun can mean; ``known`` is by which some were meant."""
    token = sentences[n].tokens[i]
    wanted = "he" if token.lower in _HE else "she"
    people = [m for m in near if m.kind in ("person", None) and m.end <= token.start]
    if _told_ahead(sentences[n], i, near, wanted):
        return None
    if people and _told_aside(sentences[n], i, people[-1]) and _gender(people[-1]) != wanted:
        return None
    fitting = [m for m in people if _gender(m) in (None, wanted)]
    names = {m.name for m in fitting}
    if len(names) != 1:
        return None
    last = fitting[-1]
    if any(text[m.end : m.end + 1] == ":" for m in fitting):
        return None  # "Joe: I would ask him": whose turn it is says "I"
    if last.kind is None or not any(_is_subject(sentences, n, m) for m in fitting):
        return None
    if _others(sentences, n, fitting[0].start, token.start, people, wanted):
        return None
    if _acts_on(sentences[n], i, last):
        return None
    between = text[last.end : token.start]
    if between.count('"') % 2 or between.count("“") > between.count("”"):
        return None  # who speaks is not the one who is spoken of
    words_ = text[last.start : last.end]
    if known.get(words_, wanted) != wanted:
        return None
    return Referent(words_, last.start, last.end, "pronoun", REFERENCES["person"])


def _was_another(
    window: Sequence[Sentence],
    meant: Referent,
    near: Sequence[Mention],
    pronouns: frozenset[str],
    found: Mapping[tuple[int, int], Referent],
) -> bool:
    """Whether "she" was somebody else in a sentence before the only one who is named here: "She
    left. Critics such as Ada Lund said that her work was poor"."""
    name = set(meant.name.split())
    first = min((m.start for m in near if name & set(m.name.split())), default=meant.start)
    opened = next((s for s in window if s.tokens and s.tokens[0].start == first), None)
    if opened and (opened is window[-1] or pronouns.isdisjoint(t.lower for t in opened.tokens)):
        return False  # "Lund had shown interest early": the one whom the text is about
    for token in (t for s in window if s.tokens and s.tokens[-1].end <= first for t in s.tokens):
        if token.lower in pronouns:
            one = found.get((token.start, token.end))
            if one is None or name.isdisjoint(one.name.split()):
                return True
    return False


def _acts_on(sentence: Sentence, i: int, named: Mention) -> bool:
    """Whether somebody does a thing to "him" or "her", who is then another: "Lund told her"."""
    start = next((k for k, t in enumerate(sentence.tokens) if t.start >= named.end), i)
    between = [sentence.tag(k) for k in range(start, i)]
    within = sentence.tokens[0].start <= named.start
    acts = sum(tag in FINITE for tag in between) == 1
    return (
        within and sentence.tag(i) == "PRON" and acts and not {"SUB", "REL", "CONJ"} & set(between)
    )


def _told_ahead(sentence: Sentence, i: int, near: Sequence[Mention], wanted: str) -> bool:
    """Whether a pronoun may stand for somebody named after it: "If he stays, Lind will …"."""
    opener = next((k for k in range(i - 1, -1, -1) if sentence.lower(k) in (";", ".")), -1) + 1
    if not (sentence.tag(opener) == "SUB" or sentence.tag(opener) in ("PREP", "ING")):
        return False
    start, end = sentence.tokens[i].end, sentence.tokens[-1].end
    return any(
        m.kind == "person" and start <= m.start < end and _gender(m) in (None, wanted) for m in near
    )


def _told_aside(sentence: Sentence, i: int, last: Mention) -> bool:
    """Whether a pronoun opens a clause right behind a name, which it then means: "Lind, if she"."""
    aside = i > 2 and sentence.tag(i - 1) == "SUB" and sentence.lower(i - 2) == ","
    return aside and sentence.tokens[i - 3].end == last.end


def _is_subject(sentences: Sequence[Sentence], n: int, mention: Mention) -> bool:
    """Whether somebody is named before the verb of a sentence, as the one it is about."""
    for sentence in sentences[max(0, n - _WITHIN) : n + 1]:
        if sentence.tokens and sentence.tokens[0].start <= mention.start < sentence.tokens[-1].end:
            before = [i for i, t in enumerate(sentence.tokens) if t.end <= mention.start]
            if any(sentence.lower(i) == "among" for i in before):
                return False  # "Critics, among them Ada Lund, left"
            return not any(
                sentence.tag(i) in ("VERB", "PAST", "AUX", "MODAL", "ING") for i in before
            )
    return False


def _gender(mention: Mention) -> str | None:
    name = mention.name.split()
    role = set((mention.role or "").lower().split())
    if role & _MALE or role & _FEMALE:
        return "he" if role & _MALE else "she"
    return gender(name[0]) if len(name) > 1 else None


def _others(
    sentences: Sequence[Sentence],
    n: int,
    start: int,
    end: int,
    people: Sequence[Mention],
    wanted: str,
) -> bool:
    """Whether somebody else who fits is named or described by a role: "the mayor", "her son"."""
    other = _MALE if wanted == "she" else _FEMALE
    for sentence in sentences[max(0, n - _WITHIN) : n + 1]:
        for k, token in enumerate(sentence.tokens):
            if not start <= token.start < end:
                continue
            related = sentence.tag(k - 1) == "POSS" and is_person_noun(token.lower)  # "her client"
            if token.lower not in _DESCRIBED and not related:
                continue
            if token.lower in other or any(m.start <= token.start < m.end for m in people):
                continue
            owner = sentence.tokens[k - 2].end if related and k > 1 else -1
            if _tells_of(sentence, k) or any(m.end == owner for m in people):
                continue  # "Lund's father", told of beside Lund
            return True
    return False


def _tells_of(sentence: Sentence, k: int) -> bool:
    """Whether a role only tells what the one named is: "is a poet", "Lind, a poet", "as mayor"."""
    for j in range(k, max(-1, k - 14), -1):
        if sentence.is_be(j) or sentence.lower(j) in ("as", "became", "become", "called"):
            return True
        if sentence.lower(j) == "," and j + 1 < len(sentence.tokens):
            return sentence.lower(j + 1) in ("a", "an", "the") and sentence.tag(j - 1) == "NAME"
        if sentence.tag(j) in ("VERB", "PAST") and j != k:
            return False
    return sentence.tag(k + 1) == "NAME"


def _it(
    text: str, before: Sentence, sentence: Sentence, near: Sequence[Mention]
) -> Iterator[tuple[tuple[int, int], Referent]]:
    """Yield what "it" means as the subject that opens a sentence."""
    at = next((i for i in range(min(3, len(sentence.tokens))) if sentence.lower(i) == "it"), None)
    if at is None or (at and sentence.tag(at - 1) not in ("MARK", "ADV")):
        return
    if sentence.lower(at + 1) in _EXPLETIVE:
        return
    verb = next(
        (i for i in range(1, len(before.tokens)) if before.tag(i) in FINITE),
        None,
    )
    subject = subject_of(before, verb) if verb else None
    if subject is None:
        return
    low, high = before.tokens[subject[0]].start, before.tokens[subject[1] - 1].end
    inside = [m for m in near if low <= m.start < high and m.kind in _BODIES]
    rivals = {m.name for m in near if m.kind in _BODIES and m.start < sentence.tokens[0].start}
    if len(inside) != 1 or rivals != {inside[0].name} or inside[0].end < high:
        return
    one, token = inside[0], sentence.tokens[at]
    yield (
        (token.start, token.end),
        Referent(with_article(text, one), one.start, one.end, "pronoun", REFERENCES["it"]),
    )
