"""What English words can be, and their base forms."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from claimgraph.reading.lang.word_lists import look_up, phrase_list, word_list

_WORDS = "en/data/words.tsv"
_MORE_VERBS = "en/data/more_verbs.tsv"
_VERB_USES = "en/data/verb_uses.tsv"
_REMEMBERED = 50_000
"""How many words' answers are kept at hand."""


@lru_cache(_REMEMBERED)
def parts_of_speech(word: str) -> frozenset[str]:
    """Return what a lower-case English word can be: NOUN, VERB, ADJ, ADV, AUX; none when unknown.

    >>> sorted(parts_of_speech("report"))
    ['NOUN', 'VERB']
    """
    return frozenset(_base_forms(word.lower()))


@lru_cache(_REMEMBERED)
def is_word(word: str) -> bool:
    """Return whether a word, lower-cased, is a plain English word rather than only a name.

    >>> is_word("Recent"), is_word("Vance")
    (True, False)
    """
    return bool(parts_of_speech(word.lower()))


@lru_cache(_REMEMBERED)
def lemmas(word: str, kind: Literal["VERB", "NOUN"]) -> tuple[str, ...]:
    """Return the base forms of a lower-case word as a verb or a noun.

    >>> lemmas("announced", "VERB")
    ('announce',)
    """
    return _base_forms(word).get(kind, ())


def _base_forms(word: str) -> dict[str, tuple[str, ...]]:
    """Return each part of speech that a word can be, with the base forms it then has; one that no
    table has is what it is without "co-": "co-wrote"."""
    found = {}
    if word.startswith("co-") and look_up(_WORDS, word) is None:
        inner = _base_forms(word[3:]).items()
        return {kind: tuple([f"co-{base}" for base in bases]) for kind, bases in inner}
    for entry in (look_up(_WORDS, word) or look_up(_MORE_VERBS, word) or "").split():
        kind, _, forms = entry.partition("=")
        found[kind] = tuple(forms.split("/")) if forms else (word,)
    return found


@lru_cache(_REMEMBERED)
def is_base_form(word: str) -> bool:
    """Return whether a lower-case word is the base form of a verb, as "hold" is, not "holds".

    >>> is_base_form("hold"), is_base_form("holds")
    (True, False)
    """
    return word in lemmas(word, "VERB")


@lru_cache(_REMEMBERED)
def is_third_person(word: str) -> bool:
    """Return whether a lower-case word is the third person of a verb, as "holds" is.

    >>> is_third_person("holds"), is_third_person("hold"), is_third_person("focus")
    (True, False, False)
    """
    return word.endswith("s") and "VERB" in parts_of_speech(word) and not is_base_form(word)


@lru_cache(_REMEMBERED)
def present_base(word: str) -> str:
    """Return the base form of a word in the present tense; nothing where it is no such form.

    >>> present_base("holds"), present_base("held")
    ('hold', '')
    """
    bases = lemmas(word, "VERB")
    if word in bases:
        return word
    return bases[0] if bases and word.endswith("s") else ""


@lru_cache(_REMEMBERED)
def verb_share(word: str) -> float:
    """Return how often a verb in the present is a verb where it is one or a noun, 0 to 1.

    >>> verb_share("holds") > 0.9, verb_share("market") < 0.3, verb_share("held")
    (True, True, 0.0)
    """
    row = look_up(_VERB_USES, present_base(word))
    return int(row) / 100 if row else 0.0


Form = Literal["VBD", "VBN", "VBZ"]
_COLUMNS = ("VBD", "VBN", "VBZ")
_VERBS = "en/data/verbs.tsv"
Tense = Literal["past", "present", "perfect", "pluperfect"]
_PREFIXES = phrase_list("en/connectives.txt", "verb prefixes")
_BE: dict[Tense, tuple[str, str]] = {
    "past": ("was", "were"),
    "present": ("is", "are"),
    "perfect": ("has been", "have been"),
    "pluperfect": ("had been", "had been"),
}
_PLURAL_WORDS = word_list("en/connectives.txt", "plural words")
_SINGULAR_IN_S = word_list("en/connectives.txt", "singular in s")
_REMEMBERED_INFLECTION = 20_000


@lru_cache(_REMEMBERED_INFLECTION)
def inflected(lemma: str, form: Form) -> tuple[str, ...]:
    """Return the forms of a verb, by the Penn Treebank's names of them.

    A verb that no table has goes as the one that it is made from, where no word is spelled as it
    would be by the rules: "outfought", but "retired".

    >>> inflected("take", "VBD"), inflected("outfight", "VBN"), inflected("plan", "VBD")
    (('took',), ('outfought',), ('planned',))
    """
    row, front = look_up(_VERBS, lemma), ""
    if row is None and look_up(_WORDS, regular(lemma, form)) is None:
        fronts = (p for p in _PREFIXES if lemma.startswith(p) and look_up(_VERBS, lemma[len(p) :]))
        front = next(fronts, "")
        row = look_up(_VERBS, lemma[len(front) :]) if front else None
    if row is None:
        return (regular(lemma, form),)
    return tuple(front + one for one in row.split("\t")[_COLUMNS.index(form)].split("/"))


def regular(lemma: str, form: Form) -> str:
    """Return the form of a verb that follows the rules.

    >>> regular("carry", "VBZ"), regular("move", "VBD"), regular("reach", "VBZ")
    ('carries', 'moved', 'reaches')
    """
    changes = lemma.endswith("y") and lemma[-2:-1] not in "aeiou"
    if form == "VBZ":
        if changes:
            return lemma[:-1] + "ies"
        return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if changes:
        return lemma[:-1] + "ied"
    return lemma + ("d" if lemma.endswith("e") else "ed")


@lru_cache(_REMEMBERED)
def is_past(word: str) -> bool:
    """Whether a form of a verb is neither its base nor its third person, as "took" and "taken".

    >>> is_past("took"), is_past("takes")
    (True, False)
    """
    return bool(lemmas(word, "VERB")) and not (word.endswith("s") or is_base_form(word))


@lru_cache(_REMEMBERED)
def is_past_only(word: str) -> bool:
    """Whether a form is a past tense and never a participle, as "took" is.

    >>> is_past_only("took"), is_past_only("built")
    (True, False)
    """
    return _past_or_participle(word) == (True, False)


@lru_cache(_REMEMBERED)
def is_participle_only(word: str) -> bool:
    """Whether a form is a past participle and never a past tense, as "taken" is.

    >>> is_participle_only("taken"), is_participle_only("built")
    (True, False)
    """
    return _past_or_participle(word) == (False, True)


@lru_cache(_REMEMBERED_INFLECTION)
def _past_or_participle(word: str) -> tuple[bool, bool]:
    """Whether a form is the past tense of a verb, and whether it is the participle of one."""
    bases = lemmas(word, "VERB")
    past = any(word in inflected(base, "VBD") for base in bases)
    return past, any(word in inflected(base, "VBN") for base in bases)


def be(tense: Tense, *, plural: bool) -> str:
    """Return the form of "to be" that agrees with a subject.

    >>> be("past", plural=True), be("perfect", plural=False)
    ('were', 'has been')
    """
    return _BE[tense][plural]


def finite(participle: str, tense: Tense, *, plural: bool) -> str | None:
    """Return the finite form of a present participle; None when its verb is not known.

    >>> finite("closing", "past", plural=False), finite("bordering", "present", plural=False)
    ('closed', 'borders')
    """
    bases = lemmas(participle, "VERB")
    if not bases:
        return None
    if tense == "past":
        return next(iter(inflected(bases[0], "VBD")), None)
    return bases[0] if plural else next(iter(inflected(bases[0], "VBZ")), None)


def participle(present: str) -> str:
    """Return the past participle of a verb given as present participle.

    >>> participle("exposing"), participle("taking")
    ('exposed', 'taken')
    """
    base = next(iter(lemmas(present, "VERB")), present)
    return next(iter(inflected(base, "VBN")), present)


def is_plural(head: str, phrase: tuple[str, ...] = ()) -> bool:
    """Whether a noun, with the other words of its phrase, takes a plural verb.

    >>> is_plural("volumes"), is_plural("news"), is_plural("Denmark", ("norway", "and", "denmark"))
    (True, False, True)
    """
    word = head.lower()
    if word in _PLURAL_WORDS or "and" in phrase:
        return True
    if word in _SINGULAR_IN_S:
        return False
    bases = lemmas(word, "NOUN")
    if not bases:
        return word.endswith("s") and not word.endswith(("ss", "us", "is"))
    regular = any(word in (base + "s", base + "es") for base in bases if len(base) > 2)
    return word not in bases or regular
