"""Small words inside names: which names go on after "of", "for", "on" and "to"."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.entities.words import Words
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import is_known_organisation, is_known_place, is_place
from claimgraph.reading.lang.en.people import is_first_name
from claimgraph.reading.lang.word_lists import word_list

ROMAN = word_list("en/entities.txt", "roman")
BODY_OPENERS = word_list("en/entities.txt", "body openers")
"""First words of organisations, in languages that put the head first too."""
_TO_AND_ON = word_list("en/entities.txt", "to and on")
LEGAL_BEHIND_COMMAS = word_list("en/entities.txt", "legal forms behind commas")
_OF_HEADS = lx.ORGANISATION_HEADS | lx.EVENT_HEADS | lx.PLACE_HEADS
_OF_HEADS |= word_list("en/entities.txt", "heads before of")
"""Heads that "of" goes on from besides those of bodies, places and events."""
HYPHENED = regex(r"[A-Z][a-z]+-[a-z]+")
"""How Korean given names are often printed."""
_OF_NOTHING = word_list("en/entities.txt", "companies without of")
_OF_PEOPLE = frozenset(
    {"party", "bloc", "movement", "alliance", "coalition", "government", "team", "forces"}
)
"""What people lead, whose names do not belong to it."""
_OPENERS = lx.EVENT_OPENERS | {"house"}


def _second(s: Words, position: int) -> str:
    """Return a second word with a capital, with the blank before it."""
    capital = position < len(s.tokens) and s.tokens[position].is_capital
    return f" {s.tokens[position].text}" if capital else ""


def _is_full_name(s: Words, position: int) -> bool:
    """Whether a given name and a further one stand here."""
    first, last = s.tokens[position], s.tokens[min(position + 1, len(s.tokens) - 1)]
    given = is_first_name(first.text) and not is_place(first.text) and first is not last
    return given and last.is_capital and not is_word(last.text)


def takes_of(s: Words, first: int, last: int, word: str) -> bool:
    """Return whether the name of tokens ``first`` to ``last`` goes on after "of" or the like."""
    words = s.lower(first, last)
    head = words[-1]
    if word in ("on", "to"):
        return head in _TO_AND_ON or (word == "on" and head == "convention" and len(words) > 1)
    if word == "of" and (head in LEGAL_BEHIND_COMMAS or (head == "sons" and "&" in words)):
        return False
    if s.tokens[last - 1].is_acronym and last - first == 1:
        place = word == "of" and is_known_place(s.tokens[last + 1].text + _second(s, last + 2))
        return place and is_known_organisation(s.tokens[first].text)
    if word == "of" and head in ("lady", "saviour") and len(words) > 1 and words[-2] == "our":
        return True
    named = last - first == 2 and HYPHENED.fullmatch(s.tokens[first].text)  # Soo-jin Park
    if word == "of" and (head in _OF_NOTHING or named):
        return False
    if word == "of" and head in _OF_PEOPLE and _is_full_name(s, last + 1):
        return False
    if head in _OF_HEADS or words[0] in _OPENERS:
        return True
    bodies = any(w in lx.ORGANISATION_HEADS for w in words)
    if word == "for" and "of" in words and bodies and words[0] in ("court", "centre", "center"):
        return True  # Court of Arbitration for Sport
    allied = words[0] in ("coalition", "alliance", "movement", "union", "front", "party")
    if word == "for" and "of" in words and allied:
        return is_word(s.tokens[last + 1].text)  # Coalition of Farmers for Peace
    if word == "of" and "for" in words and bodies:
        return True  # Association for the Advancement of Science
    if word == "of" and "of" in words and bodies:
        return is_place(s.tokens[last + 1].text)  # Ministry of Health of Peru
    if word == "for" and head == "transport":
        return True
    titled = all(w in lx.TITLES for w in words[:-1])
    landed = s.tokens[last + 1].is_capital and not s.tokens[last + 1].is_acronym
    if word == "of" and titled and landed and is_first_name(s.tokens[last - 1].text):
        return True  # Edmund of Langley, Queen Sonja of Norway
    if word == "of" and s.tokens[last - 1].text in ROMAN and last - first > 1:
        return True  # Charles II of England
    if word == "for" and head in lx.DOCUMENT_HEADS:
        return not is_place(s.tokens[last + 1].text)  # the accord is signed for a country
    return head in lx.ROLES or head in lx.DOCUMENT_HEADS
