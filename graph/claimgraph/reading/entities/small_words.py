"""Small words before and inside names: which open one, and which names go on after "of"."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.entities.name_words import NameCandidate, Words, is_plain
from claimgraph.reading.entities.openings import is_opening
from claimgraph.reading.entities.predicates import stands_before_noun
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import (
    country,
    demonym,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_place,
    is_surname,
)
from claimgraph.reading.lang.word_lists import word_list

ROMAN = word_list("en/entities.txt", "roman")
BODY_OPENERS = word_list("en/entities.txt", "body openers")
"""First words of organisations, in languages that put the head first too."""
_TO_AND_ON = word_list("en/entities.txt", "to and on")
LEGAL_BEHIND_COMMAS = word_list("en/entities.txt", "legal forms behind commas")
_OF_HEADS = lx.ORGANISATION_HEADS | lx.EVENT_HEADS | lx.PLACE_HEADS
_OF_HEADS |= word_list("en/entities.txt", "heads before of")
"""Heads that "of" goes on from besides those of bodies, places and events."""
_FIRMS = word_list("en/entities.txt", "legal forms") | {"co", "co."}
_SITES = lx.PLACE_HEADS - lx.ORGANISATION_HEADS | {"gallery", "museum"}
_REPORTS = frozenset({"report", "statement", "minutes", "gazette"})
"""What bodies publish, whose names do not belong to it: "Annual Report of the Reserve Bank"."""
HYPHENED = regex(r"[A-Z][a-z]+-[a-z]+")
"""How Korean given names are often printed."""
_OF_NOTHING = word_list("en/entities.txt", "companies without of")
_OF_PEOPLE = frozenset(
    {"party", "bloc", "movement", "alliance", "coalition", "government", "team", "forces"}
)
"""What people lead, whose names do not belong to it."""
_FOR_TOO = lx.words("court centre center board office commission")
"""Heads whose "of X" goes on after "for": "Board of Control for Cricket"."""
_HEADS_BEFORE_OF = lx.EVENT_OPENERS | {"house"}


def _second(s: Words, position: int) -> str:
    """Return a second word with a capital, with the blank before it."""
    capital = position < len(s.tokens) and s.tokens[position].is_capital
    return f" {s.tokens[position].text}" if capital else ""


def _is_full_name(s: Words, position: int) -> bool:
    """Whether a given name and a further one stand here."""
    first, last = s.tokens[position], s.tokens[min(position + 1, len(s.tokens) - 1)]
    given = is_first_name(first.text) and not is_place(first.text) and first is not last
    return given and last.is_capital and not is_word(last.text)


def _is_left(s: Words, first: int) -> bool:
    """Whether somebody leaves what begins here: "quit the", "defected from the"."""
    before = first - 1 - (s.word(first - 1) == "the")
    before -= s.word(before) in ("from", "his", "her", "their")
    return s.word(before) in _LEAVING


_LEAVING = word_list("en/entities.txt", "leaving")


def takes_of(s: Words, first: int, last: int, word: str) -> bool:
    """Return whether the name of tokens ``first`` to ``last`` goes on after "of" or the like."""
    words = s.lower(first, last)
    head = words[-1]
    if word == "to" and "for" in words and s.word(words.index("for") + first - 1) in _OF_HEADS:
        return is_plain(s.tokens[last + 1].text)  # Centre for the Responsibility to Protect
    field = "for" in words and head in ("research", "studies", "dialogue")  # Centre for Research on
    if word == "on" and s.tokens[last + 1].is_acronym and s.word(last + 2) in ("'s", "’s"):
        return False  # told the Council on OMB's budget
    if word == "for" and head in _OF_PEOPLE and _is_left(s, first):
        return False  # left the Velish Party for Accord
    if word == "to" and not s.tokens[last + 1].is_capital:
        return False  # from the Institute to the Zone, but the Committee to Protect Writers
    if word in ("on", "to"):
        convention = word == "on" and (field or (head == "convention" and len(words) > 1))
        return head in _TO_AND_ON or convention
    if word == "for" and head in _SITES:
        return False  # the gallery for the paintings
    if word in ("of", "for") and (head in _FIRMS or (word == "of" and head in _REPORTS)):
        return False
    if word == "of" and (head in LEGAL_BEHIND_COMMAS or (head == "sons" and "&" in words)):
        return False
    if s.tokens[last - 1].is_acronym and last - first == 1:
        place = word == "of" and is_known_place(s.tokens[last + 1].text + _second(s, last + 2))
        return place and is_known_organisation(s.tokens[first].text)
    soo = last - first == 2 and HYPHENED.fullmatch(s.tokens[first].text)  # Soo-jin Park
    if word == "of" and (head in _OF_NOTHING or soo):
        return False
    if word == "of" and head in _OF_PEOPLE and _is_full_name(s, last + 1):
        return False
    if head in _OF_HEADS or words[0] in _HEADS_BEFORE_OF:
        return True
    bodies = any(w in lx.ORGANISATION_HEADS for w in words)
    if word == "for" and "of" in words and bodies and words[0] in _FOR_TOO:
        return True  # Court of Arbitration for Sport
    if word == "of" and ("for" in words or "on" in words) and bodies:
        return True  # Association for the Advancement of Science
    if word == "of" and "of" in words and (bodies or words[0] == "sisters"):
        land = last + 1 + (s.word(last + 1) == "the")  # Ministry of Health of Peru
        whose = s.tokens[land].text if land < len(s.tokens) else ""
        landed = is_place(whose) or (land > last + 1 and demonym(whose) is not None)
        landed = landed or whose in ("St", "St.", "Saint")  # Sisters of Charity of St Paul
        return landed or head in lx.ROLES  # Office of the Comptroller of the Mint
    titled = all(w in lx.TITLES for w in words[:-1])
    landed = s.tokens[last + 1].is_capital and not s.tokens[last + 1].is_acronym
    if word == "of" and titled and landed and is_first_name(s.tokens[last - 1].text):
        return True  # Edmund of Langley, Queen Sonja of Norway
    if word == "of" and s.tokens[last - 1].text in ROMAN and last - first > 1:
        return True  # Charles II of England
    if word == "for" and head in lx.DOCUMENT_HEADS:
        return not is_place(s.tokens[last + 1].text)  # the accord is signed for a country
    return head in lx.ROLES or head in lx.DOCUMENT_HEADS


PLACE_OPENERS = word_list("en/entities.txt", "place openers")
PLACE_WORDS = PLACE_OPENERS | word_list("en/entities.txt", "sides") | {"el", "la"}
"""First words of names of places that given names are spelt like."""
_NATIONAL = word_list("en/entities.txt", "national bodies")
_NAME_OPENERS = PLACE_OPENERS | BODY_OPENERS
_BODY_OR_ROLE = lx.ORGANISATION_HEADS | lx.ROLE_MODIFIERS


def is_given(s: Words, position: int) -> bool:
    """Whether "Will" stands before a family name within a sentence: "substitute Will Orr"."""
    if s.tokens[position].text != "Will":
        return False
    after = s.tokens[position + 1] if position + 1 < len(s.tokens) else None
    named = after is not None and after.is_capital and not is_opening(s.tokens, position)
    family = after is not None and (is_surname(after.text) or not is_word(after.text))
    return named and family and not s.title_case


def is_family_name(s: Words, position: int) -> bool:
    """Whether a small word is somebody's family name here: "Jae-won Oh"."""
    before = s.tokens[position - 1]
    given = before.is_capital and not (before.is_acronym or is_word(before.text))
    alone = position + 1 >= len(s.tokens) or not s.tokens[position + 1].is_capital
    return given and alone and not s.title_case and is_surname(s.tokens[position].text)


def known_end(s: Words, position: int) -> int | None:
    """Return the end of a known name with a small word in it: "Marks and Spencer"."""
    if s.word(position + 1) not in ("and", "&", "the", "of", "for", "without", "sans"):
        return None
    ends = (position + 4, position + 3)
    return next(
        (e for e in ends if is_known_organisation(s.text(NameCandidate(position, e)))), None
    )


_JOINED_TO = lx.ORGANISATION_HEADS | word_list("en/entities.txt", "heads before of")


def past_capital(s: Words, position: int) -> int | None:
    """Return where a body's name goes on after a capital preposition: "Mothers Against Hunger"."""
    if s.tokens[position].text not in ("Against", "Without") or position + 1 >= len(s.tokens):
        return None
    joined = s.word(position - 1) in _JOINED_TO and s.tokens[position + 1].is_capital
    return position + 1 if joined else None


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
    if last - first > 2 and is_known_place(s.tokens[last - 1].text) and not s.title_case:
        return all(is_word(t.text) for t in s.tokens[first : last - 1])  # Fair Housing Europe
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


def is_half(s: Words, run: NameCandidate) -> bool:
    """Return whether a dash glues unknown words to others: "the Ora–Falk Line"."""
    text = s.text(run)
    if country(text) or is_place(text) or is_known_organisation(text) or s.known.get(text):
        return False
    start, end = s.tokens[run.first].start, s.tokens[run.last - 1].end
    dashes = (s.tokens[i] for i in (run.last, run.first - 1) if s.word(i) == "–")
    return any(start == dash.end or end == dash.start for dash in dashes)


def is_language_listed(s: Words, run: NameCandidate) -> bool:
    """Return whether a name stands in a list of languages: "written in English and Yoruba"."""
    if s.word(run.first - 1) != "and" or run.first < 3 or s.word(run.first - 3) != "in":
        return False
    tongue = s.tokens[run.first - 2].text
    people = demonym(tongue) is not None and not country(tongue)
    return people and s.word(run.last) in (".", ",", "")


def is_between_names(s: Words, position: int) -> bool:
    """Whether words that can only be names stand on either side of a short one."""
    beside = [s.tokens[i] for i in (position - 1, position + 1) if i < len(s.tokens)]
    return len(beside) == 2 and all(
        t.is_capital and t.is_word and not (is_plain(t.text) or t.is_acronym or is_place(t.text))
        for t in beside
    )


def is_fragment(s: Words, position: int) -> bool:
    """Whether a word is a piece of "a_b", "@name", ".SPX", "e.MAS" or the like."""
    token = s.tokens[position]
    before = s.tokens[position - 1] if position else None
    after = s.tokens[position + 1] if position + 1 < len(s.tokens) else None
    glued_before = before is not None and before.end == token.start and before.text in "_@#\\"
    glued_after = after is not None and after.start == token.end and after.text in "_@\\"
    if glued_before or glued_after:
        return True
    if before is None or before.text != "." or before.end != token.start:
        return False
    first = s.tokens[position - 2]
    glued = first.end == before.start
    return position > 1 and (not glued or (len(first.text) == 1 and first.text.islower()))


def is_acronym_here(s: Words, position: int) -> bool:
    """Whether a word that is also a small word is an acronym here: "the US", "(BE)"."""
    token = s.tokens[position]
    if not (token.is_acronym and token.text.isupper() and len(token.text) < 4):
        return False
    before = s.tokens[position - 1].text if position else ""
    shouted = sum(t.is_acronym for t in s.tokens) * 2 > sum(t.is_word for t in s.tokens)
    if token.text == "AS" and position and s.tokens[position - 1].is_capital:
        return not shouted  # Ora Laks AS
    listed = is_opening(s.tokens, position) and is_known_organisation(token.text)
    return not shouted and (token.text == "US" or listed or before in ("the", "(", "The"))


def is_name_alone(word: str) -> bool:
    """Whether a word is a name without one before: a given name, a town, a known body."""
    return is_first_name(word) or is_place(word) or is_known_organisation(word)
