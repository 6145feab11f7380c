"""Typing of people by what the words around say: an age, an office, what only people do."""

from __future__ import annotations

from claimgraph.reading.entities.context_rules import (
    ARTEFACTS,
    ARTICLES,
    BODY_NOUNS,
    EITHER,
    LEGAL,
    MAKERS,
    REACH,
    SAYING,
)
from claimgraph.reading.entities.name_words import Judgement, NameCandidate, Words, is_plain
from claimgraph.reading.entities.predicates import has_own, is_age, is_born, verb_of
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import (
    is_first_name,
    is_known_place,
    is_person_noun,
    is_surname,
)
from claimgraph.reading.lang.word_lists import word_list

_SMALL = frozenset({"of", "for", "and", "&"})
_OWNERS = frozenset({"its", "his", "her", "their", "'s", "’s"})
_FAMILY = word_list("en/entities.txt", "relatives")
_LED = word_list("en/entities.txt", "participles before by")
_LONGEST_PERSON = 4  # words of the longest name that the context makes a person's
_FOLLOWERS = word_list("en/entities.txt", "followers")
"""What belongs to a person whose name stands before: "the Falk administration"."""
_HOUSES = word_list("en/entities.txt", "houses")
"""Several people who are called by one name."""
_INSIDE = word_list("en/entities.txt", "inside")
"""What stands before a name that belongs to somebody else, whom "who" may mean."""
_UNDESCRIBED = lx.FUNCTION_WORDS | {""}
_SITES = frozenset({"site", "website", "outlet", "channel", "magazine", "newspaper", "agency"})
_NO_PERSONS = BODY_NOUNS | ARTEFACTS | EITHER
_OF_THINGS = ARTEFACTS | (MAKERS - EITHER)
_OFFICES = lx.ROLES - EITHER
_NOT_BEFORE_WHO = _INSIDE | _SITES | {"the"}


def type_person_around(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a name is a person's by an age, "who", an office, or what only people do."""
    tokens = s.tokens[run.first : run.last]
    heads = lx.ORGANISATION_HEADS if len(tokens) > 1 else BODY_NOUNS  # the Falk Museum, who
    thing = s.word(run.first - 1) in _OF_THINGS  # the trawler Ora
    shout = tokens[-1].is_acronym and not is_surname(tokens[-1].text.title())
    thing = thing or tokens[0].is_acronym or shout
    if thing or len(tokens) > _LONGEST_PERSON or tokens[-1].lower in heads:
        return None
    if tokens[-1].lower in LEGAL or "&" in s.lower(run.first, run.last):
        return None  # the firm's counsel, Ora & Falk LLP
    if s.word(run.first - 1) == "the" and tokens[-1].lower in ("sisters", "brothers", "boys"):
        return None, "unknownWords"  # the Ora Sisters wrote it
    if is_age(s, run.last) or is_born(s, run.last) or _is_whom(s, run):
        return "person", "who"
    body = not lx.ORGANISATION_HEADS.isdisjoint(s.lower(run.first, run.last))
    if not body and _is_said_to_be_one(s, run):
        return "person", "calling"
    if _is_office_before(s, run) or _is_owned_office_before(s, run):
        return "person", "title"
    if _did_it(s, run):
        return "person", "agent"
    if s.word(run.last) in _HOUSES:
        return None, "unknownWords"  # the Falk family
    plain = all(is_plain(t.text) or is_known_place(t.text) for t in tokens)
    if plain or is_known_place(s.text(run)):
        return ("person", "deed") if _is_someones(s, run) else None
    led = s.word(run.first - 1) in _UNDESCRIBED and s.word(run.last) in _FOLLOWERS
    led = led and tokens[-1].lower not in lx.PLACE_HEADS  # Vela County administration
    if led or _is_someones(s, run):
        return "person", "deed"
    inside = s.word(run.first - 1) in _INSIDE  # the plant in Ora lives
    if has_own(s, run, ("his", "her", "himself", "herself")):
        return "person", "pronoun"
    if not inside and _lives(s, run) and not has_own(s, run, ("its", "itself")):
        return "person", "deed"
    return None


def _is_whom(s: Words, run: NameCandidate) -> bool:
    """Whether "who" follows that can mean nobody but its bearer."""
    comma = s.word(run.last) == ","
    if s.word(run.last + comma) not in ("who", "whom") or is_known_place(s.text(run)):
        return False
    if s.word(run.last + comma + 1) in ("have", "are", "were", "do"):
        return False
    if s.word(run.first - 1) in _NOT_BEFORE_WHO:  # the Wild, who
        return False
    tokens = s.tokens[run.first : run.last]
    first, last = tokens[0], tokens[-1]
    one = last.lower[:-1] if last.lower[-1] == "s" else ""
    if len(tokens) == 1:
        return not (is_word(one) or one in lx.BELIEVERS)
    if s.word(run.first + 1) == "of" and first.lower in lx.ORGANISATION_HEADS:
        return False
    plain = is_word(one) or all(is_plain(t.text) for t in tokens)  # Vela Pirates, Vision Quest
    return not plain or is_surname(last.text) or (not is_word(one) and is_first_name(first.text))


def _did_it(s: Words, run: NameCandidate) -> bool:
    """Whether something was done by it that people do: "led by Oba Tuul"."""
    tokens = s.tokens[run.first : run.last]
    if s.word(run.first - 1) != "by" or s.word(run.first - 2) not in _LED or len(tokens) != 2:
        return False
    last = tokens[1].text
    named = is_surname(last) or not is_word(last)
    return named and not all(is_plain(t.text) and not is_first_name(t.text) for t in tokens)


def is_of_people(s: Words, position: int) -> bool:
    """Return whether a lower-case noun that only people are called by stands here."""
    word = s.word(position)
    if not word or not s.tokens[position].text[0].islower() or word in _NO_PERSONS:
        return False
    if word.endswith("ed") and s.word(position - 1) not in lx.DETERMINERS:
        return False  # departed Ora, but the accused Ann Ora
    adjective = "ADJ" in parts_of_speech(word) or "-" in word  # "the socialist X"
    return is_person_noun(word) and not adjective


def _is_said_to_be_one(s: Words, run: NameCandidate) -> bool:
    """Whether what follows calls it a person: "X, a marine biologist at", "X is a farmer"."""
    if s.word(run.last) not in SAYING or is_known_place(s.text(run)):
        return False
    if s.word(run.first - 1) in ("in", "at", "near"):
        return False  # born in Orr, the child of a miller
    begin = run.last + 1
    article = s.word(begin) in ARTICLES or s.word(begin) == "its"
    comma = s.word(run.last) == ","
    if not article and not comma:
        return False
    for i in range(begin + article, begin + 2 + REACH):
        word = s.word(i)
        if not word.replace("-", "").isalnum() or word in lx.FUNCTION_WORDS:
            bare = article or i - begin > 1 or word in ("of", "at", "for", "with")
            closed = comma or word in ("of", "at", "in", "for", "with", "from", "who", ".", ",")
            return i > begin + article and bare and closed and is_of_people(s, i - 1)
        if not article and s.tokens[i].is_capital:
            return False
    return False


def _is_office_before(s: Words, run: NameCandidate) -> bool:
    """Whether an office stands before, between commas: "the governor, Oba Tuul, left"."""
    between = s.word(run.first - 1) == s.word(run.last) == ","
    office = s.word(run.first - 2) if between else ""
    if not _SMALL.isdisjoint(s.lower(run.first, run.last)):
        return False  # Ann Ora, director, Campaign for Tea
    return office in _OFFICES and not is_known_place(s.text(run))


def _is_owned_office_before(s: Words, run: NameCandidate) -> bool:
    """Whether somebody's one holder of an office stands before: "through its head, Oba Tuul"."""
    if s.word(run.first - 1) != "," or s.word(run.first - 2) not in _OFFICES:
        return False
    owners = (s.word(i) in _OWNERS for i in range(run.first - 5, run.first - 2))
    named = run.last - run.first > 1 and not is_known_place(s.text(run))
    named = named and _SMALL.isdisjoint(s.lower(run.first, run.last))
    return named and any(owners) and not s.tokens[run.last - 1].is_acronym


def _lives(s: Words, run: NameCandidate) -> bool:
    """Whether it does what only people do; a company that "raised prices" was not raised."""
    verb = verb_of(s, run)
    if verb == "took":
        return any(s.word(i + 1) in ("office", "silk") for i in (run.last, run.last + 1))
    return verb in lx.PERSONS_DEEDS and verb != "raised"


def _is_someones(s: Words, run: NameCandidate) -> bool:
    """Whether it stands in "a friend of X", "the wife of X", "his wife, X"."""
    named = is_first_name(s.tokens[run.first].text)
    comma = s.word(run.first - 1) == "," and s.word(run.first - 2).rstrip("s") in _FAMILY
    if (comma and named) or is_known_place(s.text(run)):
        return comma and named
    return s.word(run.first - 1) == "of" and s.word(run.first - 2) in lx.KIN
