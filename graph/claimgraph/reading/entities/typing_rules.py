"""Entity typing: by the words of the name, then by lists of names, then by the context."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from claimgraph.reading.entities.candidates import OF_FOUNDERS
from claimgraph.reading.entities.context import (
    LEGAL,
    PLACE_NOUNS,
    type_by_context,
    type_person_around,
    type_place_around,
)
from claimgraph.reading.entities.heads import (
    COMPANY_HEADS,
    type_by_head,
    type_case,
    type_event,
    type_work,
)
from claimgraph.reading.entities.labels import is_common, is_layout
from claimgraph.reading.entities.place_rules import type_place
from claimgraph.reading.entities.short_forms import type_acronym
from claimgraph.reading.entities.small_words import (
    PLACE_WORDS,
    ROMAN,
    is_half,
    is_language_listed,
)
from claimgraph.reading.entities.things import is_index, type_artefact, type_thing, type_used
from claimgraph.reading.entities.titles import is_office_holder, is_titled, type_titled
from claimgraph.reading.entities.unlisted import is_doer, trades_here, type_unknown
from claimgraph.reading.entities.words import (
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
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import (
    countries_of_region,
    country,
    demonym,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_place,
    is_surname,
    is_thing,
)
from claimgraph.reading.lang.en.lexicon import NON_ENTITIES
from claimgraph.reading.lang.word_lists import word_list

_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr."})
_FEELING = word_list("en/entities.txt", "feeling")
_MEETING = word_list("en/entities.txt", "meeting")
_FATHERS_OF = word_list("en/entities.txt", "first parts of arabic names")
_EPONYMS = word_list("en/entities.txt", "eponyms")
_OF_TWO = _EPONYMS | word_list("en/entities.txt", "eponyms of two")
_BEHIND_COMMAS = word_list("en/entities.txt", "states") | word_list(
    "en/entities.txt", "post nominals"
)
"""How states are shortened behind a town, "Burlington, Vt.", and degrees behind a name."""
_NOBODY = lx.TITLES | LEGAL | word_list("en/entities.txt", "partisans")
"""Words that name nobody by themselves."""
_FOUGHT_FOR = lx.ROLES | lx.EVENT_HEADS | {"seat", "contest", "race"}
_OF_TITLES = lx.ROLES | lx.ROLE_MODIFIERS | lx.FUNCTION_WORDS


def judge(s: Words, run: NameCandidate) -> Judgement | None:
    """Return what a candidate names and by which rule; None for words that name nothing."""
    nothing = _names_nothing(s, run) or is_layout(s, run) or is_common(s, run)
    return None if nothing else next((found for rule in RULES if (found := rule(s, run))), None)


def _names_nothing(s: Words, run: NameCandidate) -> bool:
    text = s.text(run)
    words = s.lower(run.first, run.last)
    money = s.word(run.last) in ("$", "€", "£")
    if money and s.tokens[run.last].start == s.tokens[run.last - 1].end:
        return True  # US$6 million
    people = demonym(text) and not country(text) and not is_known_organisation(text)
    if people or countries_of_region(text):
        return True
    if run.last - run.first == 1 and _is_no_name(s, run, words[0]):
        return True
    if s.word(run.first - 1) == "of" and s.word(run.first - 2) in ("month", "feast", "festival"):
        return True  # the month of Ramadan
    if s.word(run.last) in ("'s", "’s") and s.word(run.last + 1) in _EPONYMS:
        return s.tokens[run.last + 1].text.islower()  # Crohn's disease, but not Poland's Law
    joined = (s.word(run.last), s.word(run.first - 1))
    half = "–" in joined and run.last - run.first == 1 and is_half(s, run)
    if half or is_language_listed(s, run):
        return True
    if "–" in joined and (s.word(run.last) in _OF_TWO or s.word(run.last + 2) in _OF_TWO):
        return True  # the Ora–Falk test
    number = s.word(run.last)
    if s.tokens[run.last - 1].is_acronym and number.isdecimal() and len(number) > 5:
        return True  # the label of a number
    before = zip(words[:-1], s.tokens[run.first :], strict=False)
    partisan = words[-1] in ("democrat", "republican") or _is_party_adjective(s, run, words)
    return partisan or (
        words[-1] in lx.TITLES and all(w in _OF_TITLES or demonym(t.text) for w, t in before)
    )


def _is_no_name(s: Words, run: NameCandidate, word: str) -> bool:
    """Whether a single word is a title, a month, a creed, an initial or a partisan."""
    text = s.text(run)
    named = text in s.known
    if word in NON_ENTITIES and not (named or is_titled(s, run)):
        return True
    if s.word(run.first - 1) == "," and text.rstrip(".") in _BEHIND_COMMAS:
        return True
    day = (word in lx.CALENDAR or word.removesuffix("s") in lx.WEEKDAYS) and not named
    if day or word in _NOBODY:
        return True
    return not text[0].isalpha() or len(text) == 1 or (len(text) == 2 and text[1] == ".")


def _is_party_adjective(s: Words, run: NameCandidate, words: list[str]) -> bool:
    """Whether it is "Democratic Senate" before "nominee": words that only modify a noun."""
    after = s.word(run.last)
    chamber = len(words) == 2 and words[0] in lx.PARTY_WORDS and words[1] in ("senate", "house")
    return chamber and after in _FOUGHT_FOR


def _type_known(s: Words, run: NameCandidate) -> Judgement | None:
    text = s.text(run)
    if run.last - run.first > 1:
        return None
    speaker = text.title() if text.isupper() and run.last <= s.label else text
    kind = s.known.get(text) or s.known.get(speaker)
    return (kind, "namedElsewhere") if kind else None


def _type_country(s: Words, run: NameCandidate) -> Judgement | None:
    text = s.text(run)
    shouted = text.isupper() and len(text) > 3 and country(text.title())
    return ("country", "gazetteer") if shouted or country(text) else None


def _type_organisation(s: Words, run: NameCandidate) -> Judgement | None:
    """Organisations by name, also with a place or branch behind: "OCHA Kenya"."""
    text = s.text(run).replace(" 's", "'s").replace(" ’s", "'s")
    land = s.word(run.first - 1) == "of" and s.word(run.first - 2) in PLACE_NOUNS
    thing = is_index(s, run) or is_thing(f"{text} {s.word(run.last)}")
    if land or thing or is_office_holder(s, run):
        return None  # the department of Meta, S&P 500, Vice President Ford
    if is_known_organisation(text):
        return "organisation", "gazetteer"
    owner, mark, _ = text.replace("’", "'").partition("'s ")
    if mark and is_known_organisation(f"{owner}'s"):
        return "organisation", "branch"  # Lloyd's Register
    first = s.tokens[run.first].text
    rest = s.text(NameCandidate(run.first + 1, run.last))
    branch = bool(rest) and is_known_organisation(first) and is_known_place(rest)
    branch = branch or (" " in rest and bool(country(first)) and is_known_organisation(rest))
    town, last = s.text(NameCandidate(run.first, run.last - 1)), s.tokens[run.last - 1].text
    branch = branch or (is_place(town) and is_known_organisation(last))
    return ("organisation", "branch") if branch else None


def _type_person(s: Words, run: NameCandidate) -> Judgement | None:
    tokens = s.tokens[run.first : run.last]
    words, last = [t.lower for t in tokens], tokens[-1].text
    several = len(tokens) > 1
    numbered = last in ROMAN or (tokens[min(1, len(tokens) - 1)].text in ROMAN and "of" in words)
    if several and numbered and "war" not in words and not demonym(tokens[0].text):
        known = is_first_name(tokens[0].text) and not s.text(run).isupper()
        return ("person", "regnalNumber") if known else None
    if several and words[0] in _FATHERS_OF:
        return "person", "firstName"
    initials = any(len(t.text) == 2 and t.text[1] == "." for t in tokens)
    if several and initials:
        family = len(last) > 2 and _is_family_name(last)
        return ("person", "initial") if family else (None, PLAIN)
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
    adjective = "ADJ" in parts_of_speech(words[0])
    if several and named and adjective and is_word(last) and not is_doer(s, run):
        return None, PLAIN if the else "givenName"  # the Golden Lion, Red Bull
    if several and named and _is_doubtful_person(s, run):
        return None, "givenName"  # Ann Modern
    if several and the and named and not names_a_noun(s, run):
        return None, "givenName"  # the Alfa Ora leaves at nine
    if several and named and s.word(run.first - 1) == "at" and s.word(run.first - 2) in lx.ROLES:
        return "organisation", "staff"  # an analyst at Ora Falk
    plain = is_word(tokens[0].text)
    if several and named and not (the and plain) and (ends or (plain_end and not plain)):
        return "person", "firstName"
    first = tokens[0]
    if several and "of" in words and named:
        return "person", "firstName"
    other = is_word(first.text) or first.is_acronym or demonym(first.text) or first.text in s.known
    if several and any(s.known.get(t.text) == "person" for t in tokens[1:]) and not other:
        return "person", "namedElsewhere"
    if several:
        return None
    if is_word(first.text) and trades_here(s, run):
        return "organisation", "trade"
    return _type_given_name(s, run) if named else None


def _is_given_name(s: Words, run: NameCandidate) -> bool:
    """Whether a name begins with a given one: "Tina Oro", not "North Oro" or "El Oro"."""
    first = s.tokens[run.first]
    if first.is_acronym and not s.text(run).isupper():
        return False
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
    if first.lower == "al" and not is_surname(s.tokens[run.last - 1].text):
        return False  # the article in "Al Watan"
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
    return ("person" if lives else None), "givenName"


RULES: tuple[Callable[[Words, NameCandidate], Judgement | None], ...] = (
    type_case, type_event, _type_known, _type_country, _type_organisation, type_thing, type_titled,
    type_person_around, type_work, type_by_head, type_artefact, type_place_around, type_place,
    _type_person,
    type_used, type_acronym, type_unknown,
)  # fmt: skip
"""Tried in this order; the first that answers decides."""
