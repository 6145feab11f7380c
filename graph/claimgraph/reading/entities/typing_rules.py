"""Entity typing: what names nothing, and the rules that tell a kind, in their order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from claimgraph.reading.entities.context_rules import (
    BODY_NOUNS,
    EITHER,
    PLACE_NOUNS,
    is_called_body,
    type_by_context,
    type_place_around,
)
from claimgraph.reading.entities.designations import is_index
from claimgraph.reading.entities.heads import type_by_head, type_event
from claimgraph.reading.entities.listed import type_person
from claimgraph.reading.entities.listed_places import type_place
from claimgraph.reading.entities.name_words import Judgement, NameCandidate, Words, is_plain
from claimgraph.reading.entities.nobody import (
    PEOPLES,
    is_common,
    is_layout,
    is_quoted,
    names_nothing,
)
from claimgraph.reading.entities.people import type_person_around
from claimgraph.reading.entities.predicates import is_firms
from claimgraph.reading.entities.things import (
    type_artefact,
    type_thing,
    type_used,
)
from claimgraph.reading.entities.titles import is_office_holder, type_titled
from claimgraph.reading.entities.unlisted import USING, modifies, type_unknown
from claimgraph.reading.entities.works import type_case, type_work
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.gazetteer import (
    country,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_person_noun,
    is_place,
    is_region,
    is_surname,
    is_thing,
)
from claimgraph.reading.lang.word_lists import word_list


def judge(s: Words, run: NameCandidate) -> Judgement | None:
    """Return what a candidate names and by which rule; None for words that name nothing."""
    if names_nothing(s, run) or is_layout(s, run) or is_common(s, run):
        return None
    found = next((found for rule in RULES if (found := rule(s, run))), None)
    return None if found and found[0] is None and is_quoted(s, run) else found


def _type_people(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a name is that of a people or a family: "the Inuit", "the Orrs"."""
    if run.last - run.first > 1:
        return None
    if s.word(run.first) in PEOPLES:
        return "group", "gazetteer"
    text = s.text(run)
    family = s.word(run.first - 1) == "the" and s.known.get(text[:-1]) == "person"
    return ("group", "namedElsewhere") if family and text[-1] == "s" else None


def _type_known(s: Words, run: NameCandidate) -> Judgement | None:
    text = s.text(run)
    if run.last - run.first > 1:
        return ("person", "pronoun") if s.known.get(text) == "person" else None
    speaker = text.title() if text.isupper() and run.last <= s.label else text
    kind = s.known.get(text) or s.known.get(speaker)
    return (kind, "namedElsewhere") if kind else None


def _type_country(s: Words, run: NameCandidate) -> Judgement | None:
    text = s.text(run)
    closed = s.word(run.last + 1) in lx.FUNCTION_WORDS or not s.word(run.last + 1)[:1].isalpha()
    if country(text) and s.word(run.last) == "state" and closed:
        return "place", "apposed"  # in Niger state
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
    if s.word(run.first - 1) == "the" and is_region(f"the {text}"):
        return "place", "gazetteer"  # the Amazon
    there = s.word(run.first - 1) in ("in", "near") and is_place(text)
    return None if there else ("organisation", basis)  # won in Santander


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
    at = s.word(run.first - 1) == "at" and run.last - run.first > 2
    branch = branch or (at and is_known_organisation(town))  # at Royal Air Force Vela
    named = is_first_name(town) and is_surname(last)  # Alice Ford
    branch = branch or (is_place(town) and is_known_organisation(last) and not named)
    return "branch" if branch else None


def _type_called(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that it is called a body, whatever its words look like: "Carla Vela, a lender,"."""
    plain = all(is_plain(t.text) for t in s.tokens[run.first : run.last])
    of = s.word(run.first - 1) == "of" and s.word(run.first - 2) in ("shares", "stock")
    if (of and not plain) or (
        s.word(run.last) in ("shares", "shareholders") and run.last - run.first > 1
    ):
        return "organisation", "trade"
    if is_firms(s, run):
        return "organisation", "pronoun"  # a firm that is called like somebody
    if s.word(run.first - 1) == "from" and s.word(run.first - 2) in ("licence", "license"):
        return "organisation", "trade"  # built under licence from Ora Falk
    located = s.word(run.first - 1) in lx.PLACE_PREPOSITIONS
    return ("organisation", "copula") if not (located or plain) and is_called_body(s, run) else None


_LEADING = USING | lx.words("first second third fourth fifth sixth final") | {"("}
"""What stands before an acronym of a thing."""


def type_acronym(s: Words, run: NameCandidate) -> Judgement | None:
    """Judge an abbreviation by what bodies do and have; of one that nothing tells of, abstain.

    What it stands for where the text defines it is settled between names, not here.
    """
    token = s.tokens[run.first]
    if run.last - run.first > 1 or not token.is_acronym:
        return None
    if is_plain(token.text) and not _defined_here(s, run):
        return None  # a thing: DNA, TV
    before = s.word(run.first - 1)
    if before == "a" and s.word(run.last) in BODY_NOUNS:
        return None, "modifier"  # a VC fund
    if (judged := type_by_context(s, run)) is not None:
        return judged
    dotted = len(token.text) < 5 and "." in token.text
    letters = len(token.text) < 3 and before != "the"
    led = before in _LEADING or before[:1].isdigit()
    several = token.text[-1] == "s" and token.text[:-1].isupper() and token.text[-2] != "'"
    led = led or before in ("its", "his", "her", "their", "our", "my")
    bare = letters or led or dotted or several or token.text[-1] == "+"
    return None, "modifier" if bare or modifies(s, run) else "acronym"


def _defined_here(s: Words, run: NameCandidate) -> bool:
    return s.word(run.first - 1) in ("(", "the")


_KIN = lx.words("daughters sons children brothers sisters grandchildren")
_JOINTS = lx.words(", and & or as like including")
_FARTHEST = 24
"""Tokens before a name among which the noun for all of the list is looked for."""
_FIRMS_TOO = EITHER - lx.ROLES
_FIRMS_TOO |= lx.words("analyst consultant economist auditor architect designer lawyer")
"""What firms are called as well as people: "analysts such as Vela Consult"."""
_BODIES = word_list("en/entities.txt", "bodies with examples")


def type_example(s: Words, run: NameCandidate) -> Judgement | None:
    """Return what a name is that stands in a list of examples, by the plural before the list."""
    if s.word(run.first - 1) not in _JOINTS:
        return None
    noun = s.word(_noun_before(s, run.first))
    if noun in _KIN:
        return "person", "apposed"  # their daughters, Ora and Bek
    if not noun.endswith("s"):
        return None
    if noun in _BODIES:
        return "organisation", "apposed"
    singular = f"{noun[:-3]}y" if noun.endswith("ies") else noun[:-1]
    if singular in PLACE_NOUNS:
        return "place", "apposed"
    plain = (singular in lx.ROLES or is_person_noun(singular)) and singular not in _FIRMS_TOO
    full = run.last - run.first > 1 and not s.tokens[run.first].is_acronym
    return ("person", "apposed") if plain and full else None


def _noun_before(s: Words, first: int) -> int:
    """Return where the noun before "such as" stands, only names and commas in between; or -1."""
    for i in range(first - 1, max(0, first - _FARTHEST), -1):
        token = s.tokens[i]
        if token.lower in ("as", "like", "including"):
            such = token.lower == "as" and s.word(i - 1) == "such"
            comma = s.word(i - 1 - such) == ","
            return i - 1 - such - comma if such or token.lower != "as" else -1
        if token.text in _KIN:
            return i if s.word(i + 1) == "," else -1
        joint = token.text in _JOINTS or token.lower in lx.PARTICLES
        if not (token.is_capital or joint):
            return -1
    return -1


RULES: tuple[Callable[[Words, NameCandidate], Judgement | None], ...] = (
    type_case, type_event, _type_people, _type_known, _type_country, _type_organisation, type_thing,
    type_titled, type_person_around, type_work, type_by_head, type_artefact, type_place_around,
    type_example, type_place, _type_called, type_person, type_used, type_acronym, type_unknown,
)  # fmt: skip
"""Tried in this order; the first that answers decides."""
