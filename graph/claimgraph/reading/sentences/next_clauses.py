"""Clauses that a marker parts, told by the commonest verbs of a language, without a grammar."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimgraph.patterns import regex
from claimgraph.reading.citations.clusters import Cite
from claimgraph.reading.lang.word_lists import optional_phrases, phrase_list, word_list

_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
WORD = regex(r"[^\W\d_¹²³⁰⁴-⁹]+|(?<![\w\[(^【])\d+(?:[.,]\d+)*|[,;:]")
"""Words, figures that no marker prints, and what parts them."""
_JOINTS = {j for one in _LANGUAGES for j in phrase_list(f"{one}/clauses.txt", "joints of clauses")}
_JOINT = regex(rf"[,;]?[ ]+(?P<joint>{'|'.join(sorted(_JOINTS, key=len, reverse=True))})[ ]+")
_PARTED = regex(r";[ ]+(?P<joint>)"), regex(r"[ ]+(?P<joint>)")
"""A semicolon behind a marker, or what stands behind a marker that a semicolon precedes."""
LONGEST_SUBJECT = 8
"""Words that may stand before the verb of a clause."""


class Verbs(NamedTuple):
    """What tells the clauses of a language: its joints, verbs and openers of side clauses.

    English has more, as its forms are often other things as well: verbs that follow a plural, those
    that may be participles where no object follows, and those that clauses follow.
    """

    joints: frozenset[str]
    forms: frozenset[str]
    endings: tuple[str, ...]
    side: frozenset[str]
    of_several: frozenset[str]
    several: frozenset[str]
    unsure: frozenset[str]
    objects: frozenset[str]
    two_objects: frozenset[str]
    leading: frozenset[str]
    before_nouns: frozenset[str]
    adverbs: frozenset[str]
    sure: frozenset[str]
    contrary: frozenset[str]
    no_subject: frozenset[str]


@cache
def verbs_of(language: str) -> Verbs:
    """Return what tells the clauses of a language, by the sections of its ``clauses.txt``."""
    file = f"{language}/clauses.txt"

    def words(section: str) -> frozenset[str]:
        return frozenset(" ".join(optional_phrases(file, section)).split())

    return Verbs(
        frozenset(phrase_list(file, "joints of clauses")), word_list(file, "finite verbs"),
        tuple(words("endings of finite verbs")), word_list(file, "openers of side clauses"),
        words("finite verbs of several"), words("plural words"),
        words("verbs that may be participles"), words("words of objects"),
        words("participles with two objects"), words("verbs that clauses follow"),
        words("words before a noun"), words("adverbs before verbs"),
        words("joints that only clauses follow"), words("joints behind clauses"),
        words("words that open no subject"),
    )  # fmt: skip


def next_clause(text: str, begin: int, cite: Cite, end: int) -> int:
    """Return where a further main clause begins behind a marker; 0 where none surely does.

    >>> text = "Die Preise stiegen [1] und die Löhne sanken [2]."
    >>> next_clause(text, 0, Cite(19, 22, ()), len(text))
    27
    """
    behind = text[cite.start - 1 : cite.start] == ";"  # "ein;³ der Turm blieb"
    found = _JOINT.match(text, cite.end, end) or (_PARTED[behind].match(text, cite.end, end))
    if found is None:
        spliced = _SPLICED.match(text, cite.end, end)
        told = spliced and _tells_beside(text[begin : cite.start], _opening(text, spliced, end))
        return spliced.end() if spliced and told else 0
    left, right, joint = text[begin : cite.start], _opening(text, found, end), found["joint"]
    told = any(
        (joint in verbs.joints or not joint)
        and _tells(verbs, left, joint)
        and _opens(verbs, right, sure=joint in verbs.sure)
        for verbs in map(verbs_of, _LANGUAGES)
    )
    return found.end() if told else 0


def _opening(text: str, joint: re.Match[str], end: int) -> str:
    """Return the words behind a joint as far as the verb of their clause may stand."""
    return text[joint.end() : min(end, joint.end() + _FAR)]


_FAR = 200
_SPLICED = regex(r",[ ](?=\w)")


def _tells(verbs: Verbs, said: str, joint: str) -> bool:
    """Whether some words have a verb of a main clause, and go on with no other clause's subject.

    "Orr says the mill [1] and the shed burned" has none that ends at the marker. Before "but" a
    verb that is not known may stand: "The kernel spreads calls [1], but long ones can starve it".
    """
    words = WORD.findall(said)
    at = [n for n, word in enumerate(words) if may_be_verb(verbs, word)]
    if not verbs.leading:
        return bool(at)
    side = max((n for n, word in enumerate(words) if word.casefold() in verbs.side), default=-1)
    if not at:
        whole = len(words) >= _FEWEST and words[0].casefold() not in verbs.no_subject
        return joint in verbs.contrary and side <= 0 and whole
    return at[-1] > side and words[at[-1]] not in verbs.leading


_FEWEST = 4
"""Words of a clause whose verb is not known."""


def _tells_beside(left: str, right: str) -> bool:
    """Whether English clauses stand side by side: "Pay is low [1], hours are long [2]".

    What leads another clause in is none ("If it fails [1], it is lost"), nor who says it ("It is
    old [1], the council has said").
    """
    verbs = verbs_of("en")
    before, behind = WORD.findall(left), WORD.findall(right)
    if not before or before[0].casefold() in verbs.no_subject or "," in before:
        return False
    if not verbs.side.isdisjoint(before[1:]) or not _tells(verbs, left, ""):
        return False
    at = next((n for n, word in enumerate(behind) if may_be_verb(verbs, word)), 0)
    known = at > 0 and (behind[at] in verbs.forms or behind[at] in verbs.of_several)
    says = not verbs.leading.isdisjoint(behind[at : at + 3])
    return known and not says and _opens(verbs, right)


def _opens(verbs: Verbs, said: str, *, sure: bool = False) -> bool:
    """Whether words begin with a subject and its verb: "die Löhne sanken", not "sanken wieder".

    ``sure`` says that a clause follows in any case: "although scientists objected".
    """
    words = WORD.findall(said)
    for at, word in enumerate(words[: LONGEST_SUBJECT + 1]):
        side = word.casefold() in verbs.side and (at or (verbs.leading and word not in _SUBJECTS))
        if word in (",", ";", ":") or side:
            return False
        if at and word in verbs.objects and words[at - 1] not in verbs.before_nouns:
            return False  # "the crane the guild had built"
        if may_be_verb(verbs, word):
            alone = at == 1 and is_adverb(verbs, words[0])
            return at > 0 and not alone and (sure or is_verb(verbs, words, at))
    return False


_SUBJECTS = frozenset(("I", "he", "she", "we", "they"))


def is_adverb(verbs: Verbs, word: str) -> bool:
    """Whether a word may stand before a verb that has no subject: "and later sold it"."""
    return word in verbs.adverbs or (bool(verbs.adverbs) and word.endswith("ly"))


def may_be_verb(verbs: Verbs, word: str) -> bool:
    """Whether a word is one of a language's listed verbs, or ends as its verbs do."""
    return (
        word in verbs.forms or word in verbs.of_several or word in verbs.unsure
        or (len(word) > 4 and word.islower() and word.endswith(verbs.endings or _PAST))
    )  # fmt: skip


_PAST = "ed"
"""How words end that are verbs or participles of English."""


def is_verb(verbs: Verbs, words: list[str], at: int) -> bool:
    """Whether a word that may be a verb is the verb of a clause, by the words beside it."""
    word, after = words[at], "".join(words[at + 1 : at + 2])
    if word in verbs.forms or (verbs.endings and word.endswith(verbs.endings)):
        return True
    if word in verbs.of_several:
        return _several(verbs, words[:at])
    return word not in verbs.two_objects and (after in verbs.objects or after[:1].isdecimal())


def _several(verbs: Verbs, subject: list[str]) -> bool:
    """Whether a subject is several things: its noun is a plural, "permits for the southern leg"."""
    joined = (n for n, word in enumerate(subject) if n and word in verbs.before_nouns - _AND)
    noun = subject[next(joined, len(subject)) - 1]
    plural = noun.islower() and noun.endswith("s")
    return plural or noun.casefold() in verbs.several or noun[:1].isdecimal()


_AND = frozenset({"and", "or", "both"})
