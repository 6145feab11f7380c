"""Word classes that only the rest of a sentence settles, such as a verb behind "that"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimgraph.reading.lang.en.dictionary import is_base_form, is_plural, lemmas, parts_of_speech
from claimgraph.reading.lang.en.tagging import Tag
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.statements.words import NOMINAL, Word

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
    at = _resumed(found)
    for i in [at] if at else _series(found):
        found[i] = found[i]._replace(tag="VERB")
    for start, end in _stretches(found):
        at = _only_verb(found, start, end)
        if at is not None:
            found[at] = words[at]._replace(tag="VERB")
            if words[at - 1].tag == "ADJ":  # "the council plans to …"
                found[at - 1] = words[at - 1]._replace(tag="NOUN")
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


def _stretches(w: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between semicolons, or a comma and "and" before a verb of its own."""
    stops = [i for i, x in enumerate(w) if x.text == ";" or _own_clause(w, i)]
    yield from zip([0, *(i + 1 for i in stops)], [*stops, len(w)], strict=True)


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
    return at if follows.tag in (*_OBJECTS, "TO", "ADV", "NAME") and follows.lower != "of" else 0


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


def _own_clause(w: Sequence[Word], comma: int) -> bool:
    """Whether a clause with its subject follows a comma and "and": ", and prices have risen"."""
    if w[comma].text != "," or comma + 3 >= len(w) or w[comma + 1].tag != "CONJ":
        return False
    verb = next((i for i in range(comma + 2, len(w)) if w[i].tag not in _PHRASE), len(w))
    return comma + 3 <= verb < len(w) and w[verb].tag in ("AUX", "MODAL")


_PHRASE = ("DET", "POSS", "ADJ", "NUM", "NOUN", "NAME", "PRON")


def _only_verb(w: Sequence[Word], start: int, end: int) -> int | None:
    """Return the one word that can be the verb where none was found: "Her son, Jon, runs it"."""
    if any(_is_main(w, i, start) for i in range(start, end)):
        return None
    past = [i for i in range(start, end) if w[i].tag == "PAST" and not w[i].held]
    if any(w[i - 1].text != "," for i in past if i > start):
        return None
    fitting = [
        i
        for i in range(start + 1, end - 1)
        if w[i].tag == "NOUN" and not w[i].held and w[i].text.islower() and _third(w[i].lower)
        and w[i - 1].tag in ("MARK", "NOUN", "NAME", "ADV", "ADJ")
        and (w[i + 1].tag in (*_OBJECTS, "TO")
             or (w[i - 1].text == "," and w[i + 1].tag in ("ADJ", "NOUN")))
        and w[i + 1].lower != "of"
    ]  # fmt: skip
    return fitting[0] if len(fitting) == 1 else None


def _is_main(w: Sequence[Word], i: int, start: int) -> bool:
    """Whether a verb may be that of the main clause: no infinitive, and no opener before it."""
    if w[i].tag not in ("VERB", "AUX", "MODAL") or w[i].held:
        return False
    infinitive = i > start and w[i].tag == "VERB" and w[i - 1].tag == "TO"
    return not infinitive and not any(x.tag in ("SUB", "REL") for x in w[max(start, i - 6) : i])


def _verb_at(w: Sequence[Word], opener: int) -> int | None:
    following = w[opener + 1]
    relative = w[opener].lower in ("who", "which", "that") and opener > 0
    finite = opener + 2 < len(w) and w[opener + 2].tag in ("MODAL", "AUX")
    said = opener > 0 and w[opener - 1].tag in ("PAST", "VERB")  # "found that supplements reduced"
    finite = finite or (said and opener + 2 < len(w) and w[opener + 2].tag == "PAST")
    if relative and following.tag == "NOUN" and _third(following.lower) and not finite:
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
    verb = w[last].tag == "NOUN" and is_base_form(w[last].lower)
    ends = i >= len(w) or w[i].text in ",;" or w[i].tag == "PREP"
    return last if verb and plural and ends else None


def _third(word: str) -> bool:
    return word.endswith("s") and "VERB" in parts_of_speech(word) and not is_base_form(word)
