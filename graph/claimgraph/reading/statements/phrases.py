"""Noun phrases of a clause's words: the subject of a verb, what a comma or relative refers to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.reading.lang.en.dictionary import lemmas, parts_of_speech
from claimgraph.reading.lang.en.lexicon import CALENDAR
from claimgraph.reading.lang.en.tagging import Tag
from claimgraph.reading.lang.en.verb_groups import VerbGroup
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.words import Clause, Word

_OBJECTS = ("DET", "POSS", "PRON", "NUM", "PREP")


def retagged(words: Sequence[Word]) -> list[Word]:
    """Return words with the verb of a relative clause found where it was taken for a noun.

    A word right behind "who" or "that" that ends as a verb does is one; of "where many people
    stand" the last word is, as nothing else there can be.
    """
    found = list(words)
    tags = {w.tag for w in words}
    if tags & {"REL", "SUB"}:
        for i, word in enumerate(words[:-1]):
            at = _verb_at(words, i) if word.tag in ("REL", "SUB") else None
            if at is not None:
                found[at] = words[at]._replace(tag="VERB")
    for i, word in enumerate(words[:-1]):
        tag = _by_neighbours(words, i)
        if tag is not None and tag != word.tag:
            found[i] = word._replace(tag=tag)
    for start, end in _stretches(found):
        at = _only_verb(found, start, end)
        if at is not None:
            found[at] = words[at]._replace(tag="VERB")
    return found


def _by_neighbours(w: Sequence[Word], i: int) -> Tag | None:
    """Return the class that the words beside a word leave it; None where they leave it open."""
    word, after = w[i], w[i + 1]
    if word.tag == "DET" and word.lower in ("this", "these", "those"):
        return "PRON" if after.tag in ("VERB", "AUX", "MODAL") else None
    if word.tag == "SUB":
        named = word.lower == "as" and i > 1 and w[i - 1].lower in _CALLED
        return "PREP" if named else None
    if word.tag == "ADJ" and i == 0 and word.text[0].isupper():
        told = after.tag in ("AUX", "MODAL", "VERB") or (
            after.text == "," and len(w) > 2 and w[2].lower in ("who", "which")
        )
        return "NAME" if told else None
    if (
        word.tag == "VERB"
        and i > 1
        and after.lower == "such"
        and w[i - 1].tag in ("NOUN", "ADJ", "NAME")
    ):
        return "NOUN"  # "television shows such as"
    if word.tag != "NOUN" or i < 2 or not word.text.islower():
        return None
    if _second_verb(w, i) or _listed_verb(w, i):
        return "VERB"
    if word.lower in _SAME_IN_PAST:
        if w[i - 1].tag == "CONJ" and after.tag in ("DET", "POSS", "PRON"):
            return "PAST"
        if w[i - 1].text == "," and after.lower == "by":
            return "PAST"
    return None


_CALLED = frozenset({"known", "described", "regarded", "seen", "named", "dubbed"})
_SAME_IN_PAST = word_list("en/connectives.txt", "same in the past")


def _listed_verb(w: Sequence[Word], i: int) -> bool:
    """Whether a noun behind a comma is a verb: "is owned by the state, houses a museum and has"."""
    if w[i - 1].text != "," or w[i + 1].tag not in ("DET", "POSS", "NUM") or not _third(w[i].lower):
        return False
    verbs = ("VERB", "AUX", "MODAL", "PAST")
    return any(
        x.tag == "CONJ" and y.tag in verbs for x, y in zip(w[i + 1 :], w[i + 2 :], strict=False)
    )


def _second_verb(w: Sequence[Word], i: int) -> bool:
    """Whether a noun behind "and" is a verb: "retired in 2016 and lives in Bergen"."""
    joined = w[i - 1].tag == "CONJ" and (
        w[i - 2].tag in ("NUM", "ADV")
        or w[i + 1].tag in ("DET", "POSS", "PRON", "NUM")
        or (w[i + 1].tag == "PREP" and i + 2 < len(w) and w[i + 2].tag == "ING")
    )
    return joined and _third(w[i].lower) and w[i + 1].tag in _OBJECTS


def _stretches(w: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between semicolons."""
    stops = [i for i, x in enumerate(w) if x.text == ";"]
    yield from zip([0, *(i + 1 for i in stops)], [*stops, len(w)], strict=True)


def _only_verb(w: Sequence[Word], start: int, end: int) -> int | None:
    """Return the one word that can be the verb where none was found: "Her son, Jon, runs it"."""
    if any(x.tag in ("VERB", "AUX", "MODAL") and not x.held for x in w[start:end]):
        return None
    past = [i for i in range(start, end) if w[i].tag == "PAST" and not w[i].held]
    if any(w[i - 1].text != "," for i in past if i > start):
        return None
    fitting = [
        i
        for i in range(start + 1, end - 1)
        if w[i].tag == "NOUN" and not w[i].held and w[i].text.islower() and _third(w[i].lower)
        and w[i - 1].tag in ("MARK", "NOUN", "NAME", "ADV")
        and (w[i + 1].tag in _OBJECTS or (w[i - 1].text == "," and w[i + 1].tag in ("ADJ", "NOUN")))
        and w[i + 1].lower != "of"
    ]  # fmt: skip
    return fitting[0] if len(fitting) == 1 else None


def _verb_at(w: Sequence[Word], opener: int) -> int | None:
    following = w[opener + 1]
    relative = w[opener].lower in ("who", "which", "that") and opener > 0
    if relative and following.tag == "NOUN" and _third(following.lower):
        return opener + 1
    if w[opener].lower not in ("where", "when", "which", "that"):
        return None
    i = opener + 1
    while i < len(w) and w[i].tag in ("DET", "ADJ", "NOUN", "NAME", "NUM", "POSS", "PRON"):
        i += 1
    if i < len(w) and w[i].tag in ("VERB", "PAST", "AUX", "MODAL", "ADV", "NOT"):
        return None
    last = i - 1
    plural = last - 1 > opener and w[last - 1].lower not in lemmas(w[last - 1].lower, "NOUN")
    verb = w[last].tag == "NOUN" and w[last].lower in lemmas(w[last].lower, "VERB")
    ends = i >= len(w) or w[i].text in ",;" or w[i].tag == "PREP"
    return last if verb and plural and ends else None


def _third(word: str) -> bool:
    return (
        word.endswith("s") and "VERB" in parts_of_speech(word) and word not in lemmas(word, "VERB")
    )


NOMINAL = frozenset({"NOUN", "NAME", "NUM", "PRON"})
_INSIDE = NOMINAL | {"ADJ", "DET", "POSS", "QUOTE"}
_BEFORE_LINKS = NOMINAL | {"QUOTE"}
_BEFORE = frozenset({"SUB", "CONJ", "REL", "QUOTE", "ADV"})
_LINKS = word_list("en/statements.txt", "links")


def has_noun(words: Sequence[Word]) -> bool:
    """Whether some words hold a noun, name, number or pronoun."""
    return any(w.tag in NOMINAL for w in words)


def is_phrase(words: Sequence[Word]) -> bool:
    """Whether words look like a noun phrase and nothing else: they open as one, without a verb."""
    if not words or not has_noun(words):
        return False
    opens = words[0].tag in _INSIDE or (words[0].tag == "ADV" and len(words) > 1)
    opens |= words[0].lower in (
        "$",
        "€",
        "£",
        "more",
        "some",
        "about",
        "around",
        "nearly",
        "over",
        "at",
        "up",
    )
    return opens and not any(
        w.tag in ("SUB", "REL", "AUX", "MODAL") or w.lower in (";", ":") for w in words
    )


def subject(clause: Clause, group: VerbGroup) -> tuple[int, int] | None:
    """Return the places of the subject of a main verb: the last noun phrase before it.

    What stands between commas behind it is left out: "Lind, who won, said" gives "Lind".
    """
    w = clause.words
    end = group.start
    while end and (w[end - 1].tag in ("ADV", "NOT") or w[end - 1].text in ",)–—"):
        if w[end - 1].tag in ("ADV", "NOT"):
            end -= 1
        else:
            at = opened(w, end - 1)
            if at is None:
                return None
            end = at
    start = phrase_start(w, end)
    start = 0 if start == 1 and w[0].tag == "ING" else start  # "Visiting coach Falk"
    marks = [x.text for x in w[start:end]]
    if marks.count("(") != marks.count(")"):
        return None
    whole = not start or w[start - 1].tag in _BEFORE or w[start - 1].text in ",;:()–—"
    return (start, end) if whole and start < end and has_noun(w[start:end]) else None


def opened(w: Sequence[Word], closing: int) -> int | None:
    """Return the mark that a bracket, comma or dash closes: ", who won,"."""
    mark = {")": "(", ",": ",", "–": "–", "—": "—"}[w[closing].text]
    for i in range(closing - 1, 0, -1):
        if w[i].text == mark and not (mark == "," and _in_date(w, i)):
            return i
    return None


def _in_date(w: Sequence[Word], i: int) -> bool:
    """Whether a comma stands in "June 1, 1970"."""
    return i + 1 < len(w) and w[i - 1].tag == "NUM" and is_year(w[i + 1])


def phrase_start(w: Sequence[Word], end: int) -> int:
    """Return where the noun phrase that ends at ``end`` begins, with "of" and such inside."""
    start = end
    while start:
        before = w[start - 1]
        if before.tag == "NUM" and start < end and w[start].tag in ("DET", "POSS"):
            break  # "by 1900 the yard"
        if (
            before.tag in _INSIDE
            or before.held
            or before.text in "/&'’$€£%-‑"
            or (
                before.lower in ("and", "or")
                and start > 1
                and w[start - 2].tag in _INSIDE | {"PREP", "PAST"}
            )
        ):
            start -= 1
        elif before.tag == "PREP" and before.lower in _LINKS and start < end:
            if start < 2 or w[start - 2].tag not in _BEFORE_LINKS or is_year(w[start - 2]):
                break
            start -= 1
        elif (
            before.tag in ("PAST", "ING", "ADV")
            and start < end
            and w[start].tag not in ("DET", "POSS")
            and _describes(w, start - 1)
        ):
            start -= 1
        else:
            break
    while start < end and w[start].lower in ("and", "or", ","):
        start += 1
    return start


def dated(words: Sequence[Word]) -> bool:
    """Whether words name a year, month or day of the week."""
    return any(w.lower in CALENDAR or is_year(w) for w in words)


def is_year(word: Word) -> bool:
    """Whether a word is a number of four digits."""
    return word.tag == "NUM" and word.text.isdecimal() and len(word.text) == 4


def _describes(w: Sequence[Word], i: int) -> bool:
    """Whether a participle or adverb stands before its noun: "the newly built bridge"."""
    if i > 1 and w[i - 1].tag == "CONJ" and w[i - 2].tag == "PAST":
        return _describes(w, i - 2)
    return (
        i > 0
        and w[i - 1].tag in ("DET", "POSS", "ADJ", "ADV", "NUM", "PREP")
        and not (w[i - 1].tag == "ADV" and not _describes(w, i - 1))
    )


def phrase_end(w: Sequence[Word], start: int) -> int:
    """Return where the noun phrase that begins at ``start`` ends, without complements."""
    end = start
    while end < len(w) and (
        w[end].tag in _INSIDE
        or (
            w[end].tag in ("ADV", "ING", "PAST")
            and end > start
            and w[end - 1].tag in ("DET", "ADV", "POSS")
        )
        or w[end].text in "&$€£%'’"
    ):
        end += 1
    return end


def without_brackets(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return words without what stands in round brackets: it is said once, not with each part."""
    found, depth = [], 0
    for word in words:
        depth += word.text == "("
        if not depth:
            found.append(word)
        depth -= word.text == ")" and depth > 0
    return tuple(found)
