"""Capitals that name nobody: adjectives of peoples, creeds, titles, months, labels."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.entities.context_rules import LEGAL
from claimgraph.reading.entities.name_words import NameCandidate, Words, is_plain, is_ticker
from claimgraph.reading.entities.predicates import stands_before_noun
from claimgraph.reading.entities.small_words import is_half, is_language_listed
from claimgraph.reading.entities.things import MODELS
from claimgraph.reading.entities.titles import RANKS, is_titled
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import (
    countries_of_region,
    country,
    demonym,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_place,
    is_surname,
)
from claimgraph.reading.lang.en.lexicon import NON_ENTITIES
from claimgraph.reading.lang.word_lists import word_list

_BODIES = lx.words("committee subcommittee commission tribunal court council ministry")
"""Heads of bodies that labels are not called by."""
_COMPOUND = regex(r"[A-Z]+(?:-[A-Z]+)+|[a-z]+-[A-Z]+")
_NUMERAL = regex(r"X{1,3}(?:IX|IV|V?I{1,3}|V)")
_SIDES = frozenset({"northern", "southern", "eastern", "western"})
_LONG = 7  # letters of names that may end as "Prism" does
_NUMBERS = word_list("en/entities.txt", "numbers in words")
_DATED = lx.CALENDAR | lx.words("i early late mid")
PEOPLES = word_list("en/non_entities.txt", "peoples")
"""Peoples that have no country of their name."""
REGIONS = word_list("en/entities.txt", "regions of people")
"""Words before an adjective of people that make it one of a part of the world."""


def is_common(s: Words, run: NameCandidate) -> bool:
    """Return whether a common noun has its capital by custom: a Dutchman, Mr. Ranking Member."""
    words, text = s.lower(run.first, run.last), s.text(run)
    if len(words) == 2 and _is_of_people(s.tokens[run.last - 1].text):
        first = s.tokens[run.first].text
        creed = words[0] in REGIONS or words[0] in lx.BELIEVERS
        landed = is_known_place(first) and s.word(run.last - 1) in PEOPLES  # Ora Inuit
        return creed or landed or _is_of_people(first)  # Muslim American
    if len(words) > 1:
        doctrine = len(words) == 2 and words[1].endswith("ism") and len(words[1]) > _LONG
        return doctrine and words[0] not in lx.ORGANISATION_HEADS  # Roman Catholicism
    if _NUMERAL.fullmatch(text):
        return True  # part XVII
    if "-" in text and demonym(text.rpartition("-")[2]):
        return True  # Anglo-American
    parts = text.split("-") if _COMPOUND.fullmatch(text) else []
    if parts and all(is_word(p.lower()) for p in (parts[:1] if parts[0].islower() else parts)):
        return True  # FRONT-RUNNER, pay-TV
    if words[0] in _SIDES or (words[0].endswith("ism") and len(text) > _LONG):
        return True  # "in Northern and central Ohio", "anti-Semitism"
    before = s.word(run.first - 1), s.word(run.first - 2)
    spoken_to = before[1] in ("mr", "mr.", "madam") or before[0] in ("mr.", "mr", "madam")
    office = s.word(run.last) in lx.ROLES and s.tokens[run.last].is_capital
    eve = words[0] in ("eve", "day") and before[1] == "year"
    called = spoken_to and office and is_word(text)
    return eve or called or is_of_a_people(text)


def is_of_a_people(word: str) -> bool:
    """Return whether a word is a man or woman of some land: "Dutchman".

    >>> is_of_a_people("Dutchman"), is_of_a_people("Goodman")
    (True, False)
    """
    if not word.endswith(("man", "men")):
        return False
    return bool(demonym(word[:-3].removesuffix("wo")))


def _is_of_people(word: str) -> bool:
    """Whether a word is of a people: "American", "Americans", "Inuit"."""
    return word.lower() in PEOPLES or bool(demonym(word) or demonym(word.removesuffix("s")))


def _is_adjective_of_place(s: Words, run: NameCandidate) -> bool:
    """Whether a word made of a place's name stands before a noun: "Okinawan leaders"."""
    word = s.tokens[run.first].text
    people = word.lower() in PEOPLES
    if run.last - run.first > 1 or not (people or word.endswith(("n", "ese"))):
        return False
    if not stands_before_noun(s.tokens, run.first, place=False):
        return False
    if people or is_surname(word) or is_first_name(word) or is_known_place(word):
        return people
    ends = [e for e in ("n", "an", "ian", "ese") if word.endswith(e) and len(word) - len(e) > 3]
    return any(is_place(word.removesuffix(e)) for e in ends)


def is_layout(s: Words, run: NameCandidate) -> bool:
    """Return whether plain words have their capitals from a label or lead-in: "Key Points:"."""
    if run.last > s.label:
        return False
    text = s.text(run)
    if text.isupper() and s.word(run.first - 1) in lx.TITLES:
        return False  # SENATOR ORA:
    if s.word(0) in lx.HONORIFICS and run.first in (1, 2) and run.last - run.first > 1:
        return False  # Mr Jo Ora:
    if any(t.is_capital for t in s.tokens[: run.first]):
        return True
    bold = s.word(run.last) == ":" and s.word(run.first - 1) == "*"
    known = is_known_place(text) and not is_word(text) and not bold
    if text in s.known or country(text) or is_known_organisation(text) or known:
        return False
    if text.isupper() and s.known.get(text.title()) == "person":
        return False
    words = s.tokens[run.first : run.last]
    if len(words) > 1 and words[-1].lower in _BODIES:
        return False  # Audit Committee: heard the minister
    return all(is_word(t.text) or not t.text.isalpha() for t in words)


_EPONYMS = word_list("en/entities.txt", "eponyms")
_BEHIND_COMMAS = word_list("en/entities.txt", "states") | word_list(
    "en/entities.txt", "post nominals"
)
"""How states are shortened behind a town, "Burlington, Vt.", and degrees behind a name."""
_NOBODY = lx.TITLES | LEGAL | word_list("en/entities.txt", "partisans")  # no names by themselves
_FOUGHT_FOR = lx.ROLES | lx.EVENT_HEADS | {"seat", "contest", "race"}
_OF_TITLES = lx.ROLES | lx.ROLE_MODIFIERS | lx.FUNCTION_WORDS


def names_nothing(s: Words, run: NameCandidate) -> bool:
    """Whether a capital is no name: "US$", "Norwegian", "Crohn’s disease", a party or an office."""
    text = s.text(run)
    words = s.lower(run.first, run.last)
    money = s.word(run.last) in ("$", "€", "£")
    if money and s.tokens[run.last].start == s.tokens[run.last - 1].end:
        return True  # US$6 million
    people = demonym(text) and not country(text) and not is_known_organisation(text)
    if people or countries_of_region(text) or _is_adjective_of_place(s, run):
        return True
    several = len(words) > 1 or "-" in text
    if several and (_DATED.issuperset(words) or _is_part_of_office(s, run)):
        return True  # on Sunday I, in Early June
    if words[0] in _NUMBERS and _is_of_people(s.text(NameCandidate(run.first + 1, run.last))):
        return True  # Two South African soldiers
    if words[0] in _NUMBERS and len(words) == 2 and words[1] in ("class", "degree", "edition"):
        return True  # the Order of Ora, Sixth Class
    if words[:2] == ["state", "of"] and all(is_word(w) for w in words[2:]):
        return True  # the State of Emergency
    if run.last - run.first == 1 and _is_no_name(s, run, words[0]):
        return True
    if s.word(run.last) in ("'s", "’s") and s.word(run.last + 1) in _EPONYMS:
        return s.tokens[run.last + 1].text.islower()  # Crohn's disease, but not Poland's Law
    joined = (s.word(run.last), s.word(run.first - 1))
    if ("–" in joined and is_half(s, run)) or is_language_listed(s, run):
        return True
    number = s.word(run.last)
    if is_ticker(s, run):
        return True
    if s.tokens[run.last - 1].is_acronym and number.isdecimal() and len(number) > 5:
        return True  # the label of a number
    before = zip(words[:-1], s.tokens[run.first :], strict=False)
    if words[-1] in ("democrat", "republican", "famer") or _is_party_adjective(s, run, words):
        return True
    head = words[words.index("of") - 1] if "of" in words else words[-1]
    if s.word(run.first - 1) == "and" and head in ("departments", "ministries", "chambers"):
        return True  # the Norwegian and Danish Departments of Defence
    body = "of" in words and head in lx.ORGANISATION_HEADS
    office = all(w in _OF_TITLES or demonym(t.text) for w, t in before)
    return words[-1] in lx.TITLES and office and not body  # the National Union of Teachers


def _is_no_name(s: Words, run: NameCandidate, word: str) -> bool:
    """Whether a single word is a title, a month, a creed, an initial or a partisan."""
    text = s.text(run)
    numbered = s.word(run.first - 1).isdecimal() and run.first > 1
    if word in MODELS and numbered and s.tokens[run.first - 2].is_capital:
        return True  # the end of "Vela 737 Max"
    if "-" in word and lx.ROLES.issuperset(word.split("-")):
        return True  # Defendant-Appellee
    if word in ("jr.", "sr.") or (word == "day" and s.word(run.first - 1) in ("'s", "’s")):
        return True  # Carl's Jr., Valentine's Day
    named = text in s.known
    if text in RANKS and s.word(run.last) != "said":
        return True  # HRH, the IGP
    if word in NON_ENTITIES and not (named or is_titled(s, run)):
        return True
    if s.word(run.first - 1) == "," and text.rstrip(".") in _BEHIND_COMMAS:
        return True
    day = (word in lx.CALENDAR or word.removesuffix("s") in lx.WEEKDAYS) and not named
    family = s.known.get(text) == "person" and is_surname(text)  # Jo Pandit
    if day or (word in _NOBODY and not family):
        return True
    return not text[0].isalpha() or len(text) == 1 or (len(text) == 2 and text[1] == ".")


def is_quoted(s: Words, run: NameCandidate) -> bool:
    """Return whether quotation marks stand around these words alone, as around titles and terms."""
    end = run.last + (s.word(run.last) in (",", "."))
    firm = s.word(end + 1) in LEGAL  # “Vela Fuel” LLC
    return s.word(run.first - 1) in _OPENING and s.word(end) in _CLOSING and not firm


_OPENING, _CLOSING = frozenset("“‘\"'«„"), frozenset("”’\"'»“")


def _is_part_of_office(s: Words, run: NameCandidate) -> bool:
    """Whether plain words stand within an office: "Chief Wholesale Banking Officer"."""
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    if after is None or not after.is_capital or after.lower not in lx.ROLES:
        return False
    text = s.text(run)
    named = is_known_organisation(text) or is_known_place(text)
    if named or s.tokens[run.last - 1].lower in lx.ORGANISATION_HEADS:
        return False  # National Assembly Speaker, United States Senator
    return all(is_plain(t.text) and not is_surname(t.text) for t in s.tokens[run.first : run.last])


def _is_party_adjective(s: Words, run: NameCandidate, words: list[str]) -> bool:
    """Whether it is "Democratic Senate" before "nominee": words that only modify a noun."""
    after = s.word(run.last)
    chamber = len(words) == 2 and words[0] in lx.PARTY_WORDS and words[1] in ("senate", "house")
    return chamber and after in _FOUGHT_FOR
