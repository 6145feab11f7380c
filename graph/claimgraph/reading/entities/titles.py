"""Titles and offices beside a person's name: "Foreign Minister X", "X, head of the bank,"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimgraph.reading.entities.context_rules import EITHER
from claimgraph.reading.entities.heads import COMPANY_HEADS
from claimgraph.reading.entities.name_words import (
    Judgement,
    NameCandidate,
    Words,
    has_organisation_head,
    is_plain,
)
from claimgraph.reading.entities.people import is_of_people
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import (
    country,
    demonym,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_person_noun,
    is_place,
    is_region,
    is_surname,
)
from claimgraph.reading.lang.en.tokens import Token
from claimgraph.reading.lang.word_lists import phrase_list, word_list

_LONGEST = 9
_OFFICES = lx.ROLES - lx.words("general justice head chief count deputy major officer")
_OFFICE_WORDS = lx.ROLES | lx.ROLE_MODIFIERS
_TITLES = lx.TITLES | {"general"}
_ONLY_TITLES = _TITLES - EITHER
_ROYAL = frozenset({"prince", "princess", "sheikh", "king", "queen", "mr", "mrs"})
"""Titles behind which letters are somebody's: "Prince MBO"."""
_LED_BY = frozenset({"the", "its", "his", "her", "their", "our"})
_SMALL = lx.FUNCTION_WORDS - {"former", "then"}


class Role(NamedTuple):
    """A title: its words, and which tokens of the sentence they are (end excluded)."""

    text: str
    tokens: tuple[int, int]


def role_of(text: str, tokens: Sequence[Token], first: int, last: int) -> Role | None:
    """Return the title of the person named by tokens ``first`` to ``last``; None without one."""
    span = _before(tokens, first) or _after(tokens, last) or _office_before(tokens, first)
    if span is None:
        return None
    return Role(" ".join(text[tokens[span[0]].start : tokens[span[1] - 1].end].split()), span)


def _before(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """Return the title that stands right before a name: "Dutch Prime Minister"."""
    start: int | None = first
    if not first or tokens[first - 1].lower not in _TITLES:
        start = _complement_start(tokens, first)
    if start is None:
        return None
    start = start if start < first else first - 1
    while start > 0 and _belongs(tokens, start - 1):
        start -= 1
    while start < first and tokens[start].lower in _SMALL:
        start += 1
    words = {t.lower for t in tokens[start:first]}
    return (start, first) if words & lx.ROLES else None


def _complement_start(tokens: Sequence[Token], first: int) -> int | None:
    """Return where "Secretary of State" begins when a name follows it."""
    for j in range(first - 2, max(-1, first - 5), -1):
        if tokens[j].lower == "of" and j and tokens[j - 1].lower in _OFFICES:
            plain = all(t.is_capital and is_word(t.text) for t in tokens[j + 1 : first])
            return j - 1 if plain and tokens[j - 1].is_capital else None
    return None


def _belongs(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word before a title is part of it."""
    token = tokens[i]
    if not token.is_word or token.lower in lx.CALENDAR:
        return False
    if token.lower in _OFFICE_WORDS:
        return True
    if token.lower in lx.FUNCTION_WORDS and not token.is_acronym:
        return False
    if token.is_capital and i:
        return True
    if token.is_capital:
        return bool(demonym(token.text) or country(token.text) or token.is_acronym) or not is_word(
            token.text
        )
    return "VERB" not in parts_of_speech(token.lower) and bool(parts_of_speech(token.lower))


def _after(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """Return the title in an apposition: "X, the head of the central bank,"."""
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return None
    start = last + 1
    end = start
    while end < len(tokens) and end - start < _LONGEST and tokens[end].text not in ",.;:()[]":
        end += 1
    inner = tokens[start:end]
    if end - start == _LONGEST or not inner or (end < len(tokens) and tokens[end].text == ":"):
        return None
    stop = next(
        (k for k, t in enumerate(inner) if t.lower in ("of", "for", "in", "at")), len(inner)
    )
    head = inner[stop - 1].lower if stop else ""
    opened = inner[0].lower in ("the", "a", "an") or inner[0].is_capital or head in _OFFICES
    if head not in lx.ROLES or not opened or any(t.lower in ("and", "who") for t in inner[:stop]):
        return None
    start += inner[0].lower in ("the", "a", "an")
    return start, end


def _office_before(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """Return the title in "the Chancellor of the Exchequer, X"."""
    if first < 2 or tokens[first - 1].text != ",":
        return None
    end = first - 1
    for start in range(end - 1, max(-1, end - _LONGEST), -1):
        if not tokens[start].is_word or tokens[start].lower in ("and", "or"):
            return None
        begun = start + (tokens[start].lower in _LED_BY)
        if (begun > start or not start) and begun < end and _titled(tokens, begun, end):
            return begun, end
    return None


def _titled(tokens: Sequence[Token], start: int, end: int) -> bool:
    words = [t.lower for t in tokens[start:end]]
    stop = next((k for k, w in enumerate(words) if w in ("of", "for")), len(words))
    return (
        bool(stop) and words[stop - 1] in lx.ROLES and not any(w in ("who", "that") for w in words)
    )


def is_peerage(s: Words, run: NameCandidate) -> bool:
    """Return whether a title of nobility with its land is all of a name: "Duke of Ora"."""
    words = s.lower(run.first, run.last)
    return len(words) in (3, 4) and words[0] in PEERS and words[1] == "of"


def type_titled(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a name is a person's by the title before it."""
    if is_peerage(s, run):
        return "person", "title"
    tokens = s.tokens[run.first : run.last]
    personal = is_first_name(tokens[0].text) or is_surname(tokens[-1].text)
    sure = len(tokens) == 2 and personal and not is_word(tokens[0].text)
    if _is_apposed(s, run):
        return "person", "calling"
    if not is_titled(s, run) or (has_organisation_head(s, run) and not sure):
        return None
    if s.word(run.last) in ("no", "no.") or s.word(run.last).isdecimal():
        return None  # General Comment No. 7
    town = is_known_place(s.text(run)) and s.word(run.first - 1) == "metropolitan"
    if town or "+" in s.text(run) or country(s.text(run)) or is_region(s.text(run)):
        return None
    title = s.tokens[run.first - 1 - (s.word(run.first - 1) == ".")].text
    shouted = title.isupper()  # MR. ORA
    if s.word(run.last) in lx.ROLES and is_place(s.text(run)):
        return None
    if tokens[0].is_acronym and not shouted:
        return ("person", "title") if title.lower() in _ROYAL and len(tokens) == 1 else None
    if s.word(run.first - 1) in EITHER and not (personal and len(tokens) > 1):
        return None
    adjective = parts_of_speech(tokens[0].lower) == {"ADJ"}
    if len(tokens) == 1 and not personal and (adjective or tokens[0].lower in lx.PLACE_HEADS):
        return None  # Ambassador Extraordinary, the Metropolitan Region
    if len(tokens) > 1 and is_known_place(s.text(NameCandidate(run.first + 1, run.last))):
        return None if not is_surname(tokens[-1].text) else ("person", "title")  # Ora North America
    if len(tokens) > 1 and tokens[-1].lower in COMPANY_HEADS and not is_surname(tokens[-1].text):
        return None  # investor Ora Management
    plural = tokens[-1].text.endswith("s") and is_word(tokens[-1].text)
    if len(tokens) > 1 and plural and not personal:
        return None  # the tracker Exhibitor Relations
    return "person", "title"


def _is_apposed(s: Words, run: NameCandidate) -> bool:
    """Whether an office is put beside a full name: "X, Head of Trade," and "the head of Trade, X,".

    Of a firm, a town or plain words nobody says so for sure.
    """
    words = s.tokens[run.first : run.last]
    borne = is_first_name(words[0].text) or is_surname(words[-1].text)
    plain = is_plain(words[-1].text) and not borne
    if not 1 < len(words) < 5 or plain or words[-1].is_acronym:
        return False
    if has_organisation_head(s, run) or is_known_place(s.text(run)) or words[0].is_acronym:
        return False
    if is_known_organisation(s.text(run)) or s.word(run.first - 1) in lx.PLACE_PREPOSITIONS:
        return False
    span = _office_before(s.tokens, run.first) if s.word(run.last) == "," else None
    span = span or _after(s.tokens, run.last)
    office = s.lower(*span) if span else []
    stop = next((i for i, w in enumerate(office) if w in ("of", "for", "in", "at")), len(office))
    return bool(office) and office[stop - 1] in _ONLY_TITLES


def is_office_holder(s: Words, run: NameCandidate) -> bool:
    """Return whether a family name that is a firm's too stands behind a title in capitals."""
    if run.last - run.first > 1 or not is_surname(s.tokens[run.first].text) or not run.first:
        return False
    before = s.tokens[run.first - 1]
    return before.is_capital and before.lower in _ONLY_TITLES and not before.is_acronym


def is_titled(s: Words, run: NameCandidate) -> bool:
    """Return whether a title stands right before."""
    before = s.word(run.first - 1)
    if before == ".":
        return s.word(run.first - 2) in lx.HONORIFICS
    if s.tokens[max(0, run.first - 1)].text in RANKS:
        return run.first > 0
    if before == "executive" and s.word(run.first - 2) == "chief":
        return True
    if is_of_people(s, run.first - 1):
        named = s.tokens[run.first : run.last]
        plain = all(is_word(t.text) or demonym(t.text) for t in named)
        if not (plain or is_known_place(s.text(run))):
            return True
    polite = before in lx.HONORIFICS and s.tokens[run.first - 1].text[0].isupper()
    return before in lx.ROLES or polite


def is_office_in_capitals(s: Words, first: int, last: int) -> bool:
    """Return whether an acronym says what the name behind it is: "VAR Jo Orr", "NGO Ora"."""
    token = s.tokens[first]
    if not token.is_acronym or last - first < 2 or not token.text.isalpha():
        return False
    if token.text in SHIPS:
        return False
    if token.text in ("NGO", "CSO", "MNO", "SOE"):
        return True
    given, family = s.tokens[first + 1].text, s.tokens[last - 1].text
    named = (is_first_name(given) or is_surname(family)) and not is_plain(given)
    named = named and not (s.tokens[last - 1].is_acronym or is_known_organisation(token.text))
    named = named and not (country(token.text) or demonym(token.text))
    known = is_known_organisation(s.text(NameCandidate(first, last)))
    return named and last - first == 3 and not known and not is_plain(s.tokens[last - 1].text)


PEERS = word_list("en/entities.txt", "peers")
SHIPS = word_list("en/entities.txt", "ships")


_AGENTS = phrase_list("en/entities.txt", "agents")
"""How nouns for occupations end."""


RANKS = word_list("en/entities.txt", "ranks of police")
_LONG_NAME = 7  # words of a rank and the longest name behind it


def is_occupation(s: Words, i: int, run: NameCandidate) -> bool:
    """Whether a plain noun for what people do stands before a full name: "Librarian Sue Lee"."""
    token = s.tokens[i]
    if s.word(i + 1) in lx.ORGANISATION_HEADS:
        return False  # the National Council of Tea
    named = i + 2 < run.last and is_first_name(s.tokens[i + 1].text)
    if token.text in RANKS:
        borne = not any(is_plain(t.text) for t in s.tokens[i + 1 : run.last])
        return named or (i == run.first < run.last - 1 and run.last - i < _LONG_NAME and borne)
    if i == run.first and i + 2 < run.last and is_initial(s.tokens[i + 1].text):
        agent = token.lower.endswith(_AGENTS) and not is_first_name(token.text)
        return agent or token.lower in lx.TITLES
    if not named or is_first_name(token.text):
        return False
    agent = (token.lower.endswith(_AGENTS) and is_word(token.text)) or is_person_noun(token.lower)
    last = token.lower.rpartition("-")[2] if "-" in token.lower else ""
    agent = agent or token.lower.removesuffix("s") in lx.ROLES
    return agent or is_person_noun(last.removesuffix("s")) or token.lower.endswith("ist")


def is_title(word: str) -> bool:
    """Whether it is an office, or each part is one or goes before one: "lieutenant-governor"."""
    if word in lx.ROLES:
        return True
    parts = word.split("-")
    front = parts[0] in lx.ROLES or parts[0] in lx.ROLE_MODIFIERS or parts[0] == "co"
    return len(parts) > 1 and parts[-1] in lx.ROLES and front


def is_initial(word: str) -> bool:
    """Whether a word is one letter with a stop: "J."."""
    return len(word) == 2 and word[1] == "."
