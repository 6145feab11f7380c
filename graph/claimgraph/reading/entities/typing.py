"""Entity typing: by the words of the name, then by lists of names, then by the context."""

from __future__ import annotations

from collections.abc import Callable

from claimgraph.reading.entities.candidates import ROMAN, Candidate, Judgement, Words, is_club
from claimgraph.reading.entities.context import verb_of
from claimgraph.reading.entities.predicates import is_bodies
from claimgraph.reading.entities.segmentation import type_event
from claimgraph.reading.entities.unlisted import (
    before_place,
    follows_place_preposition,
    is_titled,
    speaks,
    trades_here,
    type_acronym,
    type_titled,
    type_unknown,
)
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import (
    countries_of_region,
    country,
    demonym,
    is_known_place,
    is_place,
    is_region,
)
from claimgraph.reading.lang.en.non_entities import NO_ACTORS
from claimgraph.reading.lang.en.people import is_first_name, is_surname

_HEADS_ALONE = lx.words(
    "parliament congress senate democrats republicans conservatives labour greens"
)
"""Heads of organisations that are names by themselves."""
_NO_PLACES = ("house", "state", "mission")
_PLACE_OPENERS = lx.words("mount lake cape fort port camp rio san santa st st. los las")
_BODY_OPENERS = lx.words(
    "university bank ministry church radio union partido parti partito partij partei movement"
    " movimiento movimento mouvement bloc bloque frente fronte alianza aliança unión união liga"
    " coalición coalició coalizione fédération federación comité consejo sindicato bund verband"
)
"""First words of organisations, in languages that put the head first too."""
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr."})


def judge(s: Words, run: Candidate) -> Judgement | None:
    """Return kind and ground; None for words that name nothing."""
    if _names_nothing(s, run):
        return None
    return next((found for rule in RULES if (found := rule(s, run))), None)


def _names_nothing(s: Words, run: Candidate) -> bool:
    text = s.text(run)
    words = s.lower(run.first, run.last)
    if (demonym(text) and not country(text)) or countries_of_region(text):
        return True
    if run.last - run.first == 1:
        word = words[0]
        named = text in s.known
        if word in NO_ACTORS and not (named or is_titled(s, run)):
            return True
        month = word in lx.CALENDAR and not named
        if month or word in lx.ROLES | lx.HONORIFICS or not text[0].isalpha():
            return True
        if len(text) == 1 or (len(text) == 2 and text[1] == "."):
            return True
        if word in ("democrat", "republican", "conservative", "liberal", "socialist"):
            return True
    titles = lx.ROLES | lx.ROLE_MODIFIERS | lx.FUNCTION_WORDS
    if words[-1] in ("democrat", "republican") or _is_party_adjective(s, run, words):
        return True
    return words[-1] in lx.ROLES and all(w in titles for w in words)


def _is_party_adjective(s: Words, run: Candidate, words: list[str]) -> bool:
    """Whether it is "Democratic Senate" before "nominee": words that only modify a noun."""
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    chamber = len(words) == 2 and words[0] in lx.PARTY_WORDS and words[1] in ("senate", "house")
    return chamber and after is not None and after.lower in lx.ROLES


def _type_known(s: Words, run: Candidate) -> Judgement | None:
    kind = s.known.get(s.text(run)) if run.last - run.first == 1 else None
    return (kind, "namedElsewhere") if kind else None


def _type_country(s: Words, run: Candidate) -> Judgement | None:
    return ("country", "gazetteer") if country(s.text(run)) else None


def _type_work(s: Words, run: Candidate) -> Judgement | None:
    words = s.lower(run.first, run.last)
    named = (run.last - run.first > 1 and words[-1] in lx.DOCUMENT_HEADS) or words[0] in (
        "treaty",
        "act",
        "convention",
    )
    return ("work", "headWord") if named else None


def _type_by_head(s: Words, run: Candidate) -> Judgement | None:
    """Organisations, places and events by their head word: the last, or the one before "of"."""
    words = s.lower(run.first, run.last)
    stop = next((i for i, w in enumerate(words) if w in ("of", "for", "on") and i), len(words))
    head = words[stop - 1]
    if len(words) == 1 and head not in _HEADS_ALONE:
        return None
    of = stop < len(words)
    if is_region(s.text(run)):
        return "place", "gazetteer"
    if head in lx.PLACE_HEADS and (head not in _NO_PLACES or (head == "state" and of)):
        return "place", "headWord"
    if head in lx.ORGANISATION_HEADS or (words[0] == "house" and stop == 1):
        return "organisation", "headWord"
    if is_club(s, run):
        return "organisation", "headWord"
    if words[0] in _PLACE_OPENERS or lx.VENUES & set(words[1:-1]):
        return "place", "headWord"
    return ("organisation", "headWord") if words[0] in _BODY_OPENERS else None


def _type_place(s: Words, run: Candidate) -> Judgement | None:
    text = s.text(run)
    if text.isupper() and len(text) > 4 and is_known_place(text.title()):
        return "place", "gazetteer"
    if not is_place(text):
        return None
    if run.last - run.first == 1 and not follows_place_preposition(s, run):
        acts = speaks(s, run) or verb_of(s, run) in lx.PERSONS_DEEDS
        if acts and (is_first_name(text) or is_surname(text)):
            return "person", "speaks"
        if not is_known_place(text) and is_bodies(s.tokens, run.first):
            return "organisation", "trade"
        if not is_known_place(text) and is_surname(text) and not before_place(s, run):
            return "person", "surname"
    return "place", "gazetteer" if is_known_place(text) else "smallPlace"


def _type_person(s: Words, run: Candidate) -> Judgement | None:
    tokens = s.tokens[run.first : run.last]
    words = [t.lower for t in tokens]
    regnal = any(t.text in ROMAN for t in tokens[1:]) and "war" not in words
    if regnal and len(tokens) > 1:
        return "person", "regnalNumber"
    if any(len(t.text) == 2 and t.text[1] == "." for t in tokens) and len(tokens) > 1:
        return "person", "initial"
    if words[-1] in _SUFFIXES:
        return "person", "suffix"
    the = run.first > 0 and s.tokens[run.first - 1].lower == "the"
    named = is_first_name(tokens[0].text) and not tokens[0].is_acronym
    if len(tokens) > 1 and named and not (the and is_word(tokens[0].text)):
        return "person", "firstName"
    if "of" in words and is_first_name(tokens[0].text):
        return "person", "firstName"
    if len(tokens) == 1 and is_word(tokens[0].text) and trades_here(s, run):
        return "organisation", "trade"
    if len(tokens) == 1 and is_first_name(tokens[0].text) and not tokens[0].is_acronym:
        return "person", "givenName"
    return None


RULES: tuple[Callable[[Words, Candidate], Judgement | None], ...] = (
    type_event, _type_known, _type_country, type_titled, _type_work, _type_by_head, _type_place,
    _type_person, type_acronym, type_unknown,
)  # fmt: skip
"""Tried in this order; the first that answers decides."""
