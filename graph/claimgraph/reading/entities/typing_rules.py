"""Entity typing: by the words of the name, then by lists of names, then by the context."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from claimgraph.reading.entities.context import (
    LEGAL,
    PLACE_NOUNS,
    is_called_body,
    type_person_around,
    type_place_around,
)
from claimgraph.reading.entities.heads import (
    type_by_head,
    type_event,
)
from claimgraph.reading.entities.labels import is_common, is_layout
from claimgraph.reading.entities.persons import type_person
from claimgraph.reading.entities.place_rules import type_place
from claimgraph.reading.entities.short_forms import type_acronym
from claimgraph.reading.entities.small_words import (
    is_half,
    is_language_listed,
)
from claimgraph.reading.entities.things import is_index, type_artefact, type_thing, type_used
from claimgraph.reading.entities.titles import is_office_holder, is_titled, type_titled
from claimgraph.reading.entities.unlisted import type_unknown
from claimgraph.reading.entities.words import (
    Judgement,
    NameCandidate,
    Words,
    is_plain,
)
from claimgraph.reading.entities.works import type_case, type_work
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.gazetteer import (
    countries_of_region,
    country,
    demonym,
    is_known_organisation,
    is_known_place,
    is_place,
    is_thing,
)
from claimgraph.reading.lang.en.lexicon import NON_ENTITIES
from claimgraph.reading.lang.word_lists import word_list

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
    basis = "gazetteer" if is_known_organisation(text) else _is_branch(s, run, text)
    if basis is None:
        return None
    land = s.word(run.first - 1) == "of" and s.word(run.first - 2) in PLACE_NOUNS
    thing = is_index(s, run) or is_thing(f"{text} {s.word(run.last)}")
    if land or thing or is_office_holder(s, run):
        return None  # the department of Meta, S&P 500, Vice President Ford
    return "organisation", basis


def _is_branch(s: Words, run: NameCandidate, text: str) -> Literal["branch"] | None:
    """Return that a known body's name and a place, or a country and a body, are one name."""
    if run.last - run.first == 1:
        return None
    owner, mark, _ = text.replace("’", "'").partition("'s ")
    if mark and is_known_organisation(f"{owner}'s"):
        return "branch"  # Lloyd's Register
    first = s.tokens[run.first].text
    rest = s.text(NameCandidate(run.first + 1, run.last))
    branch = bool(rest) and is_known_organisation(first) and is_known_place(rest)
    branch = branch or (" " in rest and bool(country(first)) and is_known_organisation(rest))
    town, last = s.text(NameCandidate(run.first, run.last - 1)), s.tokens[run.last - 1].text
    branch = branch or (is_place(town) and is_known_organisation(last))
    return "branch" if branch else None


def _type_called(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that it is called a body, whatever its words look like: "Carla Vela, a lender,"."""
    located = s.word(run.first - 1) in lx.PLACE_PREPOSITIONS
    plain = all(is_plain(t.text) for t in s.tokens[run.first : run.last])
    return ("organisation", "copula") if not (located or plain) and is_called_body(s, run) else None


RULES: tuple[Callable[[Words, NameCandidate], Judgement | None], ...] = (
    type_case, type_event, _type_known, _type_country, _type_organisation, type_thing, type_titled,
    type_person_around, type_work, type_by_head, type_artefact, type_place_around, type_place,
    _type_called, type_person,
    type_used, type_acronym, type_unknown,
)  # fmt: skip
"""Tried in this order; the first that answers decides."""
