"""Selectional preferences: verbs that only people and organisations can be the subject of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimgraph.reading.entities.name_words import AUXILIARIES, NameCandidate, Words
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_participle_only,
    is_word,
    lemmas,
    parts_of_speech,
)
from claimgraph.reading.lang.en.gazetteer import is_first_name
from claimgraph.reading.lang.en.lexicon import FORMS_OF_BE
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import phrase_list, word_list

_HELPERS = word_list("en/entities.txt", "helpers")
_WILL_DEEDS = word_list("en/entities.txt", "will deeds")
"""Deeds that take a will."""
_DEEDS_TO_SOMETHING = word_list("en/entities.txt", "deeds to something")
"""Deeds of people and bodies where something is named that they are done to."""
_AUXILIARY = _HELPERS | FORMS_OF_BE
_NOT_BEFORE_DOERS = lx.PLACE_PREPOSITIONS | {"the", "a", "an", "'s", "’s", "of", "by", "for"}
_BETWEEN = word_list("en/entities.txt", "between")
"""Words between a subject and its verb."""
_BORNE = word_list("en/entities.txt", "borne")
"""What is done to people and bodies only."""
_TRADE = word_list("en/entities.txt", "trade")
"""What companies do, and no thing or stuff."""
_SPORT = word_list("en/entities.txt", "sport")
_CLUBS = lx.words("rangers rovers wanderers albion")
"""Clubs that are called so for short."""
_COMPANIES = word_list("en/entities.txt", "companies")
"""What bodies do rather than people."""
PEOPLE = word_list("en/entities.txt", "people")
_OF_MAKERS = word_list("en/entities.txt", "of makers")
_WHO = lx.ROLES | lx.ORGANISATION_HEADS | lx.GROUP_HEADS | lx.BODIES | PEOPLE
_PEOPLE_ENDINGS = phrase_list("en/entities.txt", "people endings")
_NUMBERS = word_list("en/entities.txt", "numbers")
_COINED_FROM = phrase_list("en/entities.txt", "coined from")
_COINED_ENDS = phrase_list("en/entities.txt", "coined ends")
_SHORT = 6
"""Letters below which what follows a front part is no proof: "Microsoft"."""


def acts(tokens: Sequence[Token], i: int) -> bool:
    """Return whether an unknown word does here what only people and bodies do.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> acts(tokenize("Veltrix closed its plant."), 0), acts(tokenize("Veltrix fell."), 0)
    (True, False)
    """
    if _is_coined(tokens[i].lower):
        return False
    deed = _deed(tokens, i)
    if deed.suffered:
        return bool(deed.lemmas & _BORNE)
    if deed.lemmas & _WILL_DEEDS:
        return True
    done_to = _has_object(tokens, deed.at) or _is_plural_noun(tokens, deed.at + 1)
    return bool(deed.lemmas & _DEEDS_TO_SOMETHING) and done_to


def trades(tokens: Sequence[Token], i: int) -> bool:
    """Return whether a plain word stands for a company or club here: "Lantern sold two mines".

    English sets no bare singular noun before such a verb unless it is a name; headlines, which do
    ("Man sues bank"), stand in the present.
    """
    word = tokens[i].lower
    deed = _deed(tokens, i)
    if deed.suffered or not _has_object(tokens, deed.at):
        return False
    if word in _CLUBS:
        return bool(deed.lemmas & _SPORT)
    verb = tokens[deed.at].lower
    past = deed.at > i + 1 or (verb not in deed.lemmas and not verb.endswith(("s", "ing")))
    return past and bool(deed.lemmas & _TRADE) and _is_bare_thing(word)


def is_bodies(tokens: Sequence[Token], i: int) -> bool:
    """Return whether the deed is one of bodies rather than of people: "acquired", "merged"."""
    deed = _deed(tokens, i)
    return not deed.suffered and bool(deed.lemmas & _COMPANIES)


class _Deed(NamedTuple):
    """The verb that may follow a word: where, its base forms, and whether it is a passive."""

    at: int
    lemmas: frozenset[str]
    suffered: bool


def _deed(tokens: Sequence[Token], i: int) -> _Deed:
    at = i + 1
    while at < len(tokens) and at < i + 4 and tokens[at].lower in _AUXILIARY:
        at += 1
    word = tokens[at].lower if at < len(tokens) else ""
    being = any(t.lower in FORMS_OF_BE for t in tokens[i + 1 : at])
    return _Deed(at, frozenset(lemmas(word, "VERB")), being and not word.endswith("ing"))


def _has_object(tokens: Sequence[Token], verb: int) -> bool:
    """Whether something is named right after a verb: "its plant", "60 jets", "Leeds"."""
    after = tokens[verb + 1] if verb + 1 < len(tokens) else None
    if after is None or not after.is_word:
        return False
    return _opens_object(after)


def _is_plural_noun(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token is a bare plural, as in "fired rockets"."""
    word = tokens[i].lower if i < len(tokens) else ""
    return word.endswith("s") and word not in lx.FUNCTION_WORDS and bool(lemmas(word, "NOUN"))


def _is_bare_thing(word: str) -> bool:
    """Whether a word is a singular noun of no person, body or group: "apple", "shell"."""
    if word in _WHO:
        return False
    return word in lemmas(word, "NOUN") and not word.endswith((*_PEOPLE_ENDINGS, "s"))


def _is_coined(word: str) -> bool:
    """Whether a word no dictionary has is made of one that it has: "Geoengineering"."""
    if is_word(word):
        return False
    if word.endswith(_COINED_ENDS):
        return True
    fronts = (p for p in _COINED_FROM if word.startswith(p) and len(word) >= len(p) + _SHORT)
    return any(is_word(word[len(p) :].lstrip("-")) for p in fronts)


def is_maker(word: str) -> bool:
    """Return whether a word no dictionary has says what a firm makes: "carmaker"."""
    return word.endswith(("maker", "makers")) and is_word(word.partition("maker")[0].rstrip("-"))


def stands_before_noun(tokens: Sequence[Token], i: int, *, place: bool) -> bool:
    """Return whether a word only modifies the noun behind it: "Peace talks", "Mobile phones".

    With ``place`` it may be a town's name, which police and residents have too.
    """
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if after is None or not after.text[0].islower() or after.lower in lx.FUNCTION_WORDS:
        return False
    possible = parts_of_speech(after.lower)
    if not possible & {"NOUN", "ADJ"} or (place and after.lower in lx.GROUP_HEADS):
        return False
    if "VERB" in possible and not _may_be_noun(after.lower):
        return False
    third = tokens[i + 2] if i + 2 < len(tokens) else None
    return "VERB" not in possible or third is None or not _opens_object(third)


def _may_be_noun(verb: str) -> bool:
    """Whether a form of a verb is a noun's too, as "talks" is, and no past: "felt"."""
    form = is_base_form(verb) or verb.endswith("s")
    return form and "NOUN" in parts_of_speech(verb)


def _opens_object(token: Token) -> bool:
    counted = token.lower in _NUMBERS or token.text[0].isdecimal()
    return counted or token.lower in lx.DETERMINERS or token.is_capital


def are_peoples(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a list goes on from here to a noun for peoples: "Ora and Vela tribes"."""
    if position >= len(tokens) or tokens[position].lower not in (",", "and"):
        return False
    while position < len(tokens) and (
        tokens[position].text in (",", "and") or tokens[position].is_capital
    ):
        position += 1
    return position < len(tokens) and tokens[position].lower in _PEOPLES


def is_made_by(s: Words, run: NameCandidate) -> bool:
    """Return whether goods or shops of a maker follow: "in Vela buildings"."""
    return s.word(run.last) in _OF_MAKERS or s.word(run.last) in ("'s", "’s")


_PEOPLES = frozenset({"communities", "peoples", "tribes", "clans", "speakers"})


def verb_of(s: Words, run: NameCandidate) -> str:
    """Return the word that a name is the subject of, when it is a verb."""
    which = s.word(run.last) == "," and s.word(run.last + 1) == "which"
    at = run.last + 2 * which
    while at < run.last + 4 and s.word(at) in _BETWEEN:
        at += 1
    return s.word(at)


def is_doer(s: Words, run: NameCandidate) -> bool:
    """Return whether a name is the subject of a verb, and of none that only bodies do."""
    if s.word(run.first - 1) in _NOT_BEFORE_DOERS:
        return False
    return is_subject(s, run) and not is_bodies(s.tokens, run.last - 1)


def is_subject(s: Words, run: NameCandidate) -> bool:
    """Return whether a verb follows that a name is the subject of."""
    if s.word(run.last) in AUXILIARIES:
        return True
    verb = verb_of(s, run)
    past = bool(lemmas(verb, "VERB")) and not is_base_form(verb)
    return past and not verb.endswith(("s", "ing")) and not is_participle_only(verb)


def is_dealt_with(s: Words, run: NameCandidate) -> bool:
    """Whether something is sold to it or bought from it: "sold the ship to Norden"."""
    if s.word(run.first - 1) not in ("to", "from"):
        return False
    return not _DEALS.isdisjoint(s.lower(max(0, run.first - _FAR), run.first - 1))


_DEALS = word_list("en/entities.txt", "deals")
_FAR = 8
"""Tokens before a name among which the verb of a deal is looked for."""


def is_age(s: Words, comma: int) -> bool:
    """Return whether an age between commas stands here: ", 34,"."""
    age = s.word(comma + 1)
    return (
        s.word(comma) == ","
        and age.isdecimal()
        and len(age) < 3
        and s.word(comma + 2) in (",", ".")
    )


def is_born(s: Words, at: int) -> bool:
    """Return whether a birth stands in brackets here, emphasis passed over: "** (born 1951)"."""
    while s.word(at) in ("*", "_"):
        at += 1
    return s.word(at) == "(" and s.word(at + 1) in ("born", "b.", "née", "né")


def has_own(s: Words, run: NameCandidate, pronouns: tuple[str, ...]) -> bool:
    """Whether a verb and one of some pronouns follow: "X cut its forecast", "X lost her seat"."""
    verb = verb_of(s, run)
    if s.word(run.first - 1) in ("of", "in", "at", "from"):
        return False  # the Sultan of Perak stripped him
    if verb in lx.FUNCTION_WORDS or verb in lx.ROLES or not lemmas(verb, "VERB"):
        return False  # the Ora founder argued that his work
    if s.word(run.last + 1) in ("is", "was", "are", "were", "has", "had"):
        return False  # the Ora forest was its source
    for i in range(run.last + 1, min(run.last + _REACH, len(s.tokens))):
        if s.word(i) in pronouns:
            return s.word(i) != "her" or _is_noun(s, i + 1)  # "gave her a prize" is another's
        if not s.tokens[i].is_word or s.tokens[i].is_capital:
            return False
    return False


def is_firms(s: Words, run: NameCandidate) -> bool:
    """Return whether it has a board, or manages what is its own: "X cut its forecast"."""
    if _has_board(s, run):
        return True
    if not has_own(s, run, ("its", "itself")):
        return False
    managed = not _MANAGED.isdisjoint(lemmas(verb_of(s, run), "VERB"))
    personal = run.last - run.first > 1 and is_first_name(s.tokens[run.first].text)
    return managed or (acts(s.tokens, run.last - 1) and not personal)  # Ora won its primary


_MANAGED = word_list("en/entities.txt", "managed")


def _is_noun(s: Words, position: int) -> bool:
    word = s.word(position)
    return bool(parts_of_speech(word) & {"NOUN", "ADJ"}) and word not in lx.FUNCTION_WORDS


def _has_board(s: Words, run: NameCandidate) -> bool:
    """Whether it has who only firms and other bodies have: "Ann Ora's chief executive"."""
    owns = s.word(run.last) in ("'s", "’s") and run.last - run.first > 1
    if not owns or s.word(run.first - 1) in ("of", "and", "&"):
        return False
    chief = s.word(run.last + 1) == "chief" and s.word(run.last + 2) == "executive"
    return chief or s.word(run.last + 1) in _OF_FIRMS


_OF_FIRMS = lx.words("chairman chairwoman chair vice-chairman ceo shareholders headquarters board")


_REACH = 6  # tokens in which what a name has stands behind its verb
