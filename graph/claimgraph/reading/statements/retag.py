"""Word classes that only the rest of a sentence settles, such as a verb behind "that"."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en.dictionary import is_base_form, is_plural, parts_of_speech
from claimgraph.reading.lang.en.tagging import Tag
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.words import NOMINAL, Word

_OBJECTS = ("DET", "POSS", "PRON", "NUM", "PREP")


def retagged(words: Sequence[Word]) -> list[Word]:
    """Return words with the verb of a relative clause found where it was taken for a noun.

    A word right behind "who" or "that" that ends as a verb does is one.
    """
    found = list(words)
    tags = {w.tag for w in words}
    if tags & {"REL", "SUB"}:
        for i, word in enumerate(words[:-1]):
            if word.tag in ("REL", "SUB") and _leads_with_verb(words, i):
                found[i + 1] = words[i + 1]._replace(tag="VERB")
    for i, word in enumerate(words[:-1]):
        tag = _by_neighbours(words, i)
        if tag is not None and tag != word.tag:
            found[i] = word._replace(tag=tag)
    at = _resumed(found)
    for i in [at] if at else _series(found):
        found[i] = found[i]._replace(tag="VERB")
    return found


def _by_neighbours(w: Sequence[Word], i: int) -> Tag | None:
    """Return the class that the words beside a word leave it; None where they leave it open."""
    word, after = w[i], w[i + 1]
    if word.lower == "whose":
        return "REL"
    if word.lower == "yet" and i:
        return None if w[i - 1].text in ",;" else "ADV"  # "has not yet voted"
    if word.lower in ("so", "far") and "far" in (word.lower, after.lower):
        so = word.lower == "so" or w[i - 1].lower == "so"
        return "ADV" if so and w[i - 1].tag in ("AUX", "ADV", "SUB") else None  # "has so far sold"
    if word.lower == "close" and after.lower == "to":
        return "ADJ" if after.tag == "PREP" else None
    if word.lower == "first" and i and after.tag == "PAST":
        return "ADV" if w[i - 1].tag in ("PRON", "NAME") else None
    if word.tag == "DET" and word.lower in ("this", "these", "those"):
        return "PRON" if after.tag in ("VERB", "AUX", "MODAL") else None
    if word.tag == "DET" and word.lower == "that" and i and after.tag == "NOUN":
        return "SUB" if is_plural(after.lower) else None  # "and that ferries are cheap"
    if word.tag == "SUB":
        if word.lower == "so":
            leads = i and w[i - 1].text == "," and after.tag in NOMINAL | {"DET", "POSS"}
            return "CONJ" if leads else None
        named = word.lower == "as" and i > 1 and w[i - 1].lower in _CALLED
        return "PREP" if named else None
    if word.tag == "ADJ" and i == 1 and word.text[0].isupper() and w[0].tag == "DET":
        return "NOUN" if after.text == "," and len(w) > 3 and w[3].tag == "REL" else None
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
    if word.tag not in ("NOUN", "ADJ") or i < 2 or not word.text.islower():
        return None
    if word.tag == "NOUN" and (_second_verb(w, i) or _listed_verb(w, i)):
        return "VERB"
    if word.lower in _SAME_IN_PAST:
        if w[i - 1].tag == "CONJ" and after.tag in ("DET", "POSS", "PRON"):
            return "PAST"
        if w[i - 1].text == "," and after.lower == "by":
            return "PAST"
        if w[i - 1].text == "," and after.tag in ("DET", "POSS", "NOUN") and _aside_before(w, i):
            return "PAST"  # "Lind, who had denied it, set fire to …"
        if w[i - 1].tag == "NAME" and after.tag in ("DET", "POSS", "NAME"):
            return "PAST"  # "as Orr beat Lund"
    return None


_CALLED = frozenset({"known", "described", "regarded", "seen", "named", "dubbed"})
_SAME_IN_PAST = word_list("en/connectives.txt", "same in the past")


def _aside_before(w: Sequence[Word], comma: int) -> bool:
    """Whether a comma closes what another one opened with "who" or "which"."""
    return any(w[k].tag == "REL" and w[k - 1].text == "," for k in range(1, comma - 1))


def _listed_verb(w: Sequence[Word], i: int) -> bool:
    """Whether a noun behind a comma is a verb: "is owned by the state, houses a museum and has"."""
    opens = w[i + 1].tag in ("DET", "POSS", "NUM") or (w[i + 1].tag == "ADJ" and _told_of(w, i))
    if w[i - 1].text != "," or not opens or not _third(w[i].lower):
        return False
    verbs = ("VERB", "AUX", "MODAL", "PAST")
    return any(
        x.tag == "CONJ" and (y.tag in verbs or (y.tag == "NOUN" and _third(y.lower)))
        for x, y in zip(w[i + 1 :], w[i + 2 :], strict=False)
    )


def _told_of(w: Sequence[Word], i: int) -> bool:
    """Whether verbs that end alike stand before a word and behind "and": "needs …, bans … and"."""
    before = any(x.tag == "VERB" and _third(x.lower) for x in w[:i])
    after = zip(w[i:], w[i + 1 :], strict=False)
    joined = (x.tag == "CONJ" and y.tag == "VERB" and _third(y.lower) for x, y in after)
    return before and any(joined)


def _second_verb(w: Sequence[Word], i: int) -> bool:
    """Whether a noun behind "and" is a verb: "retired in 2016 and lives in Bergen"."""
    often = w[i - 1].tag == "ADV" and w[i - 2].tag == "CONJ" and _third(w[i].lower)
    if often and w[i + 1].tag not in _VERBAL:
        return True  # "and often goes unnoticed"
    joined = w[i - 1].tag == "CONJ" and (
        w[i - 2].tag in ("NUM", "ADV")
        or (w[i - 2].text == "," and w[i + 1].tag == "TO")
        or w[i + 1].tag in ("DET", "POSS", "PRON", "NUM")
        or (w[i + 1].tag == "PREP" and i + 2 < len(w) and w[i + 2].tag == "ING")
    )
    listed = w[i - 1].tag == "CONJ" and any(
        w[k - 1].text == "," and w[k].tag == "NOUN" and _third(w[k].lower)
        and w[k + 1].tag in ("DET", "POSS", "NUM")
        for k in range(1, i - 1)
    )  # fmt: skip
    return (
        (joined or listed)
        and _third(w[i].lower)
        and (w[i + 1].tag in _OBJECTS or w[i + 1].tag == "TO")
    )


def _resumed(w: Sequence[Word]) -> int:
    """Return where a clause goes on behind an aside: "The plan, drawn up in May, ends in June".

    The aside is a participle or a relative clause right behind the subject, and the first word
    behind it ends as a verb does. 0 where nothing is like that.
    """
    comma = next((i for i, x in enumerate(w[:25]) if x.text == ","), 0)
    if not comma or comma + 2 >= len(w) or w[comma + 1].tag not in ("PAST", "REL"):
        return 0
    if any(x.tag in _VERBAL or x.tag in ("CONJ", "SUB", "TO") for x in w[:comma]):
        return 0
    at = next((i + 1 for i in range(comma + 2, len(w) - 2) if w[i].text == ","), 0)
    if not at or w[at].tag != "NOUN" or w[at].held or not w[at].text.islower():
        return 0
    if any(x.tag == "CONJ" for x in w[comma:at]) or not _third(w[at].lower):
        return 0
    if any(w[k].text == "," and w[k + 1].tag in _VERBAL for k in range(at, len(w) - 1)):
        return 0  # "founded by banks, funds in Orr and two brothers, grew"
    follows = w[at + 1]
    opens = follows.tag in (*_OBJECTS, "TO", "ADV", "ADJ", "NAME")
    return at if opens and follows.lower != "of" else 0


_VERBAL = ("VERB", "AUX", "MODAL", "PAST")


def _series(w: Sequence[Word]) -> list[int]:
    """Return the verbs of a list whose last one is known: "It stores ice, cools air and makes …".

    The first stands behind the subject, others behind commas; all end as the last one does.
    """
    last = next((i for i in range(3, len(w) - 1) if w[i].tag in _VERBAL), 0)
    if not last or w[last - 1].tag != "CONJ" or w[last].tag != "VERB" or not _third(w[last].lower):
        return []
    commas = [i for i in range(last - 1) if w[i].text == ","]
    if not commas or any(x.tag in ("SUB", "REL", "CONJ") for x in w[: last - 1]):
        return []
    first = [
        i for i in range(1, commas[0] - 1)
        if w[i].tag == "NOUN" and w[i].text.islower() and _third(w[i].lower)
        and w[i - 1].tag in ("NOUN", "NAME", "ADV", "PRON")
    ]  # fmt: skip
    others = [i + 1 for i in commas]
    alike = all(w[i].tag == "NOUN" and _third(w[i].lower) for i in others)
    return [first[0], *others] if len(first) == 1 and alike else []


def _leads_with_verb(w: Sequence[Word], opener: int) -> bool:
    """Whether the noun behind "who", "which" or "that" is its verb: "who runs the yard".

    A verb behind it shows that it is a subject instead: "the claim that wages fell".
    """
    noun, after = w[opener + 1], w[opener + 2 : opener + 3]
    relative = w[opener].lower in ("who", "which", "that") and opener > 0
    told = bool(after) and after[0].tag in _VERBAL
    return relative and noun.tag == "NOUN" and _third(noun.lower) and not told


def _third(word: str) -> bool:
    return word.endswith("s") and "VERB" in parts_of_speech(word) and not is_base_form(word)
