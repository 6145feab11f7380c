"""Typing of people: by lists of their names, unless the words around tell otherwise."""

from __future__ import annotations

from itertools import pairwise

from claimgraph.reading.entities.candidates import OF_FOUNDERS
from claimgraph.reading.entities.context_rules import type_by_context
from claimgraph.reading.entities.heads import COMPANY_HEADS
from claimgraph.reading.entities.name_words import (
    FOREIGN_ARTICLES,
    PLAIN,
    Judgement,
    NameCandidate,
    Words,
    is_owner,
    is_said_by,
    names_a_noun,
    speaks,
)
from claimgraph.reading.entities.predicates import is_doer
from claimgraph.reading.entities.small_words import PLACE_WORDS, ROMAN
from claimgraph.reading.entities.unlisted import trades_here
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import (
    country,
    demonym,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_person_noun,
    is_surname,
)
from claimgraph.reading.lang.word_lists import word_list

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr."})
_COUNTS = word_list("en/entities.txt", "numbers")
_FEELING = word_list("en/entities.txt", "feeling")
_MEETING = word_list("en/entities.txt", "meeting")
_FATHERS_OF = word_list("en/entities.txt", "first parts of arabic names")


def type_person(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a name is somebody's by its first or last word."""
    tokens = s.tokens[run.first : run.last]
    words, last = [t.lower for t in tokens], tokens[-1].text
    several = len(tokens) > 1
    numbered = last in ROMAN or (tokens[min(1, len(tokens) - 1)].text in ROMAN and "of" in words)
    if several and numbered and "war" not in words and not demonym(tokens[0].text):
        known = is_first_name(tokens[0].text) and not s.text(run).isupper()
        return ("person", "regnalNumber") if known else None
    if several and words[0] in _FATHERS_OF:
        landed = words[0] == "umm" and words[1][:2] in ("al", "el")  # Umm al-Ora, a town
        if landed and not is_doer(s, run):
            return "place", "headWord"
        there = s.word(run.first - 1) in ("in", "near", "at")
        return (None, "givenName") if there else ("person", "firstName")
    initials = any(len(t.text) == 2 and t.text[1] == "." for t in tokens)
    if several and initials:
        family = len(last) > 2 and _is_family_name(last)
        family = family and not s.word(run.first - 1)[:1].isdigit()  # at 1.7178 S. Ora
        return ("person", "initial") if family else (None, PLAIN)
    if several and last.lower() in _COUNTS and is_word(tokens[0].text):
        return None  # Page Six
    if words[-1] in _SUFFIXES:
        return "person", "suffix"
    the = s.word(run.first - 1) == "the"
    named = _is_given_name(s, run)
    firm = any(w in COMPANY_HEADS and is_word(w) for w in words[1:])
    if several and firm and not is_surname(tokens[-1].text):
        return None
    if any(a in lx.ORGANISATION_HEADS and b in lx.PARTICLES for a, b in pairwise(words[1:])):
        return None  # Star Band de Ora
    ends = _is_family_name(tokens[-1].text) or s.known.get(tokens[-1].text) == "person"
    plain_end = len(tokens) == 2 or any(w in lx.PARTICLES for w in words[1:-1])
    plural = is_word(last) and (last.endswith("s") or last.lower() in COMPANY_HEADS)
    plain_end = plain_end and not plural
    if several and named and (other_kind := _type_no_person(s, run, the=the)) is not None:
        return other_kind
    plain = is_word(tokens[0].text)
    if several and named and not (the and plain) and (ends or (plain_end and not plain)):
        if _may_be_thing(s, run):
            return type_by_context(s, run) or (None, "firstName")
        return "person", "firstName"
    first = tokens[0]
    other = is_word(first.text) or first.is_acronym or demonym(first.text) or first.text in s.known
    other = other or first.lower in FOREIGN_ARTICLES  # El Celler de Ora
    if several and any(s.known.get(t.text) == "person" for t in tokens[1:]) and not other:
        return "person", "namedElsewhere"
    if several:
        return None
    if is_word(first.text) and trades_here(s, run):
        return (None, "givenName") if is_surname(first.text) else ("organisation", "trade")
    return _type_given_name(s, run) if named else None


def _type_no_person(s: Words, run: NameCandidate, *, the: bool) -> Judgement | None:
    """Return what a name that begins with a given name is where the words tell of no person.

    None says that nothing around it speaks against a person.
    """
    last = s.tokens[run.last - 1].text
    adjective = "ADJ" in parts_of_speech(s.word(run.first))
    if adjective and is_word(last) and not is_doer(s, run):
        return None, PLAIN if the else "givenName"  # the Golden Lion, Red Bull
    if _is_doubtful_person(s, run):
        return None, "givenName"  # Ann Modern
    if _is_called_thing(s, run) or _is_persons(s, run.first - 1):
        return None, "givenName"  # the bakery Clara Ora, Jo Falk's Clara Ora
    if the and last.endswith("s") and not is_surname(last):
        return None, "givenName"  # the Darwin Olympians
    if the and not names_a_noun(s, run):
        return None, "givenName"  # the Alfa Ora leaves at nine
    if _is_team(s, run):
        return "organisation", "sport"
    if s.word(run.first - 1) == "at" and s.word(run.first - 2) in lx.ROLES:
        return "organisation", "staff"  # an analyst at Ora Falk
    return None


def _is_team(s: Words, run: NameCandidate) -> bool:
    """Whether it does what only teams do: "Santos Ora drew 1-1", "sacked coach Ann Orr"."""
    verb, after = s.word(run.last), s.word(run.last + 1)
    drew = verb in ("drew", "draw", "draws") and after[:1].isdecimal()
    return drew or (verb in ("sacked", "sack", "sacks") and after in ("coach", "manager", "head"))


def _may_be_thing(s: Words, run: NameCandidate) -> bool:
    """Whether a given name before a word of no family may open any name: "in Alta Velmira"."""
    last = s.tokens[run.last - 1].text
    does = is_doer(s, run) and s.word(run.last) not in _ARE
    if s.known.get(last) == "person" or is_said_by(s, run):
        return False
    if is_surname(last) or does:
        led = s.word(run.last) in _LEADING  # the firm Ann Ora founded
        return _follows_firm(s, run) and not led
    founded = s.word(run.first - 1) == "of" and s.word(run.first - 2) in _OF_BODIES
    if founded or _follows_firm(s, run):
        return True
    after = s.word(run.last)
    owner = after in ("'s", "’s") or after.endswith("ing")  # led to Ann Ora being sent
    return s.word(run.first - 1) in _BEFORE_THINGS and not owner


def _follows_firm(s: Words, run: NameCandidate) -> bool:
    """Whether a noun for firms in small letters stands before: "the airline Ann Orr"."""
    return run.first > 0 and s.tokens[run.first - 1].text in _FIRMS


_FIRMS = lx.words("firm company startup conglomerate airline charity nonprofit carmaker")
_LEADING = lx.words("founded owns owned led leads runs ran joined")
_OF_BODIES = lx.words("founder ceo chairman chairwoman director headquarters subsidiary board")
_ARE = ("is", "was", "has", "had")
_BEFORE_THINGS = lx.words("the in at near around “ ‘")


def _is_called_thing(s: Words, run: NameCandidate) -> bool:
    """Whether an article and a noun of no person stand before, and no clause: "the bakery X"."""
    noun, article = s.word(run.first - 1), s.word(run.first - 2)
    if article not in ("the", "a", "its") or is_doer(s, run) or is_person_noun(noun):
        return False
    small = run.first > 1 and s.tokens[run.first - 1].text.islower()
    plain = noun not in lx.ROLES and noun not in lx.GROUP_HEADS
    return small and plain and parts_of_speech(noun) == {"NOUN"}


def _is_persons(s: Words, mark: int) -> bool:
    """Whether a full name of somebody stands before the possessive here."""
    if mark < 2 or s.word(mark) not in ("'s", "’s"):
        return False
    given, family = s.tokens[mark - 2].text, s.tokens[mark - 1].text
    firm = is_known_organisation(f"{given} {family}")
    return is_first_name(given) and family[0].isupper() and not (is_word(given) or firm)


def _is_given_name(s: Words, run: NameCandidate) -> bool:
    """Whether a name begins with a given one: "Tina Oro", not "North Oro" or "El Oro"."""
    first = s.tokens[run.first]
    if first.is_acronym and not s.text(run).isupper():
        return False
    if first.text == "Al" and not is_surname(s.tokens[min(run.first + 1, run.last - 1)].text):
        return False  # the Arabic article
    if run.last - run.first == 2 and _is_no_surname(s.tokens[run.last - 1].text, first.text):
        return False
    last = s.tokens[run.last - 1].text
    if is_known_place(first.text) and (is_word(last) or not (is_surname(last) or is_doer(s, run))):
        return False  # Rome Statute, London Stansted
    if demonym(first.text) or _ends_no_person(s, run):
        return False  # Georgian Dream, Bloomberg TV
    located = s.word(run.first - 1) in lx.PLACE_PREPOSITIONS
    opens = located if first.lower == "les" else run.last - run.first > 1
    if first.lower in FOREIGN_ARTICLES and opens:
        return False  # La Veltrana
    return is_first_name(first.text) and first.lower not in PLACE_WORDS


def _is_no_surname(last: str, first: str) -> bool:
    """Whether a letter, or a town behind a plain word, ends a name: "Vega C", "Metro Oslo"."""
    last = last.replace("İ", "I")
    town = is_known_place(last) and not is_surname(last)
    return len(last) == 1 or (is_word(first) and town)


def _is_doubtful_person(s: Words, run: NameCandidate) -> bool:
    """Whether the last name is a plain word of no family, and nothing is said or done."""
    last = s.tokens[run.last - 1].text
    shown = is_doer(s, run) or is_said_by(s, run) or s.known.get(last) == "person"
    return is_word(last) and not is_surname(last) and not shown


def _ends_no_person(s: Words, run: NameCandidate) -> bool:
    """Whether the last word is an acronym, a country or what shops are called: "Ratna Cafe"."""
    last = s.tokens[run.last - 1]
    shouted = s.text(run).isupper()
    if run.last - run.first < 2 or last.text in ROMAN or is_surname(last.text):
        return False
    acronym = last.is_acronym and not shouted and last.text.isalpha()
    return acronym or country(last.text) is not None or last.lower in OF_FOUNDERS


def _is_family_name(word: str) -> bool:
    """Whether a word can end a person's name: no plain noun unless families bear it."""
    noun = "NOUN" in parts_of_speech(word.lower())
    return is_surname(word) or not noun


def _type_given_name(s: Words, run: NameCandidate) -> Judgement | None:
    """Judge a given name that stands alone; a plain word may only be named so by what it does."""
    text = s.text(run)
    before = s.word(run.first - 1)
    if before in ("a", "an"):
        return None, "modifier"  # won an Oscar, drove a Mercedes
    if is_owner(s, run) and is_first_name(s.tokens[run.last + 1].text):
        return None, "givenName"  # Sky's Ann Ora
    after = s.word(run.last)
    met = before in _MEETING and not ("NOUN" in parts_of_speech(after) and after.endswith("s"))
    if before in lx.KIN or met or s.word(run.last) in _FEELING:
        return "person", "speaks"
    if (found := type_by_context(s, run)) is not None:
        return found
    if is_word(text):
        return None
    # Firms, storms and towns bear given names too.
    lives = is_doer(s, run) and not speaks(s, run) and s.word(run.last) not in ("has", "had")
    listed = before == "and"  # Vela, Bek and Ora sold fewer
    return ("person" if lives and not listed else None), "givenName"
