"""Words that open a sentence or a name: which of them belong to the name behind."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.entities.joints import BODY_OPENERS
from claimgraph.reading.entities.predicates import stands_before_noun
from claimgraph.reading.entities.words import NameCandidate, Words
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word, lemmas, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import (
    country,
    demonym,
    is_known_organisation,
    is_place,
)
from claimgraph.reading.lang.en.people import is_person_noun
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import word_list

PLACE_OPENERS = word_list("en/entities.txt", "place openers")
PLACE_WORDS = PLACE_OPENERS | word_list("en/entities.txt", "sides") | {"el", "la"}
"""First words of names of places that given names are spelt like."""
_NATIONAL = word_list("en/entities.txt", "national bodies")
_NAME_OPENERS = PLACE_OPENERS | BODY_OPENERS
_BODY_OR_ROLE = lx.ORGANISATION_HEADS | lx.ROLE_MODIFIERS
_OPENERS = frozenset("“‘\"'«„(:•*-–—[>|#;.?!")


def is_opening(tokens: Sequence[Token], position: int) -> bool:
    """Return whether a word begins a sentence, a quotation or what follows a colon."""
    return position == 0 or tokens[position - 1].text in _OPENERS


def is_bare_thing(s: Words, position: int) -> bool:
    """Return whether a word is a bare singular noun of no person, which no name follows."""
    word = s.tokens[position].lower
    noun = parts_of_speech(word) == {"NOUN"} and lemmas(word, "NOUN") == (word,)
    group = lx.ORGANISATION_HEADS | lx.GROUP_HEADS | lx.EVENT_HEADS | lx.ROLES
    return noun and word not in group and not is_person_noun(word)


def known_end(s: Words, position: int) -> int | None:
    """Return the end of a known name with a small word in it: "Marks and Spencer"."""
    if s.word(position + 1) not in ("and", "&", "the", "of", "for"):
        return None
    ends = (position + 4, position + 3)
    return next(
        (e for e in ends if is_known_organisation(s.text(NameCandidate(position, e)))), None
    )


def is_imperative(word: str) -> bool:
    """Return whether a word is the base form of a verb and nothing else: "Avoid Harbour Street"."""
    return parts_of_speech(word) == {"VERB"} and lemmas(word, "VERB") == (word,)


def begins_name(s: Words, first: int, last: int) -> bool:
    """Return whether words are one name: "New Zealand", "Real Madrid", "Storm Ciaran"."""
    if s.tokens[first].lower in lx.STORMS and last == first + 2:
        return True
    if s.tokens[first].lower in _NAME_OPENERS:
        return True
    if s.tokens[first].lower in _NATIONAL and is_place(s.text(NameCandidate(first + 1, last))):
        return True  # Sport England
    ends = range(first + 2, min(last, first + 4) + 1)
    texts = [s.text(NameCandidate(first, end)) for end in ends]
    if any(is_place(t) or demonym(t) or t in s.known or is_known_organisation(t) for t in texts):
        return True
    before_noun = stands_before_noun(s.tokens, last - 1, place=True)  # Real London rents
    return is_club(s, NameCandidate(first, last)) and not before_noun


def is_club(s: Words, run: NameCandidate) -> bool:
    """Whether a run is a club's name by its first word and its town: "Real Madrid"."""
    opener = s.tokens[run.first].lower in lx.CLUB_OPENERS and run.last - run.first > 1
    town = s.tokens[run.last - 1].text
    return opener and (is_place(town) or not is_word(town))


def before_office(s: Words, position: int) -> bool:
    """Return whether a body's word opens a title in small letters: "Council member Ann Lee"."""
    following = s.tokens[position + 1] if position + 1 < len(s.tokens) else None
    plain = s.tokens[position].lower in _BODY_OR_ROLE
    office = following is not None and following.lower in lx.ROLES and not following.is_capital
    return plain and office


def is_complete(s: Words, first: int, last: int) -> bool:
    """Return whether these words are a name without the word before: an acronym, a country."""
    text = s.text(NameCandidate(first, last))
    return bool(country(text)) or (last - first == 1 and s.tokens[first].is_acronym)
