"""Typing of places: by lists of their names, unless the words around tell otherwise."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.entities.context_rules import PLACE_NOUNS
from claimgraph.reading.entities.name_words import (
    Judgement,
    NameCandidate,
    Words,
    before_place,
    follows_place_preposition,
    is_owner,
    is_plain,
    speaks,
)
from claimgraph.reading.entities.predicates import (
    are_peoples,
    is_dealt_with,
    is_doer,
    is_made_by,
    stands_before_noun,
)
from claimgraph.reading.entities.small_words import PLACE_WORDS
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.gazetteer import (
    is_first_name,
    is_known_place,
    is_other_name,
    is_place,
    is_province,
    is_surname,
    is_word_and_place,
)
from claimgraph.reading.lang.word_lists import word_list

_COINED = regex(r"(?!Mac|Mc|De|Di|Du|La|Le|Van|Fitz)[A-Z][a-z]+[A-Z]|[A-Z]{3}[a-z]|[a-z]{3}[A-Z]")
"""Words with capitals inside, as towns have them behind a prefix only."""
_HAD_IN = word_list("en/entities.txt", "had in")
_LOCATIVE = word_list("en/entities.txt", "locative")
_NO_PLACES = word_list("en/entities.txt", "not done in places")
"""What is done in a journal or a language rather than in a place."""
_BUILT = lx.words("built centred centered designed revolves revolved organised organized")
"""What is done around a thing that is no place."""
_OF_SOMEBODY = lx.words("home house residence flat request funeral wedding trial")
_RULINGS = frozenset({"decision", "judgment", "judgement", "ruling"})
_LEAVING = lx.words("people residents refugees migrants evacuees villagers survivors families")
_OPPOSED = ("against", "v", "vs", "beat", "with", "by")
_DRAWS = {("drew", "with"), ("lost", "to"), ("fell", "to"), ("drew", "at"), ("won", "at")}


def type_place(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a name of a list of places is one here; None where no list has it."""
    text = s.text(run)
    left = s.word(run.first - 1) == "from" and s.word(run.first - 2) in _LEAVING
    if left and not (is_place(text) or s.word(run.last) in ("'s", "’s")):
        return "place", "apposed"  # 900 people from Nova Ora
    if not is_place(text):
        return ("place", "calling") if _is_called_place(s, run) else _type_word(s, run)
    if not follows_place_preposition(s, run) and _is_called_like_somebody(s, run):
        return None
    after = s.word(run.last)
    if s.word(run.first - 1) in ("a", "an") and (after in lx.FUNCTION_WORDS or not after.isalnum()):
        return None, "modifier"  # poured a Chablis from the cellar
    located = follows_place_preposition(s, run) or before_place(s, run)
    if run.last - run.first == 1 and not located:
        acts = speaks(s, run)
        if acts and (is_first_name(text) or is_surname(text)):
            return "person", "speaks"
        if s.word(run.first - 1) in ("'s", "’s") and (is_surname(text) or is_first_name(text)):
            return None, "smallPlace"  # a club's or firm's own Hamilton, the navy's ship
        if _plays(s, run):
            return "organisation", "sport"
        if not is_known_place(text) and is_surname(text):
            return ("person", "surname") if is_doer(s, run) else (None, "smallPlace")
    if is_known_place(text):
        acts = is_owner(s, run) or _acts_alone(s, run)
        rival = (
            (s.word(run.first - 1) in _OPPOSED and run.last - run.first == 1)
            or _is_rival(s, run)
            or (acts and is_other_name(text) and not located)
            or (s.word(run.last) == "," and s.word(run.last + 1) == "who")
            or (s.word(run.last)[:1].isdigit() and s.word(run.last + 1) in ("-", "–"))
        )
        return (None, "smallPlace") if rival else ("place", "gazetteer")
    score = s.word(run.last)[:1].isdigit() or s.word(run.first - 1) in _OPPOSED[:4]  # Falkirk 3
    if not located and (score or _acts_alone(s, run)):
        return None, "smallPlace"
    before_noun = run.last - run.first == 1 and stands_before_noun(s.tokens, run.first, place=True)
    before_noun = before_noun or s.word(run.last) in lx.EVENT_HEADS
    if before_noun and not located:
        return None, "modifier"  # a Labrador retriever
    if located:
        dealt = _is_rival(s, run) or is_dealt_with(s, run)
        return (None, "smallPlace") if dealt else ("place", "preposition")
    several = run.last - run.first > 1 or _is_listed_place(s, run) or is_province(text)
    return "place" if several else None, "smallPlace"


def _is_called_like_somebody(s: Words, run: NameCandidate) -> bool:
    """Whether a town's name is a given and a family name: "Vicente Guerrero"."""
    first, last = s.tokens[run.first], s.tokens[run.last - 1].text
    if run.last - run.first < 2 or first.lower in PLACE_WORDS or is_known_place(s.text(run)):
        return False
    if is_province(s.text(run)):
        return False  # Gia Lai
    return is_first_name(first.text) and is_surname(last) and not is_plain(first.text)


def _is_called_place(s: Words, run: NameCandidate) -> bool:
    """Whether it is said to be a place: "Ora is the largest town of"."""
    if s.word(run.last) not in ("is", "was") or s.word(run.last + 1) not in ("a", "an", "the"):
        return False
    for i in range(run.last + 2, min(run.last + 8, len(s.tokens))):
        if s.word(i) in PLACE_NOUNS and s.word(i + 1) in ("in", "on", "of", "at", "with", ",", "."):
            return s.word(i) not in ("port", "state", "department")
        if not s.tokens[i].is_word or s.tokens[i].is_capital or s.word(i) in lx.FUNCTION_WORDS:
            return False
    return False


def _type_word(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a plain word is a town's name, behind what only places follow: "in Bath"."""
    inner = run.last - run.first == 1 and not s.title_case and run.first >= s.label
    there = s.word(run.first - 1) in ("in", "near", "from", "to", "at", "around")
    return ("place", "preposition") if inner and there and is_word_and_place(s.text(run)) else None


def _acts_alone(s: Words, run: NameCandidate) -> bool:
    """Whether a small place's name does what towns do not: "Darwin described it"."""
    doer = is_doer(s, run) and s.word(run.last) not in ("is", "was", "has", "had")
    return doer and run.last - run.first == 1


def _is_listed_place(s: Words, run: NameCandidate) -> bool:
    """Whether another place stands beside it in a list: "Hawes, Sedbergh and Dent"."""
    beside = ((run.first - 1, run.first - 2), (run.last, run.last + 1))
    return any(
        s.word(mark) in (",", "and") and 0 <= i < len(s.tokens) and is_place(s.tokens[i].text)
        for mark, i in beside
    )


def _is_rival(s: Words, run: NameCandidate) -> bool:
    """Whether somebody lost to it: "lost to Aurillac", "a 2-1 defeat to Brest"."""
    lost = ("lost", "lose", "loses", "losing", "defeat", "fell", "loss", "beaten")
    return s.word(run.first - 1) == "to" and s.word(run.first - 2) in lost


def _plays(s: Words, run: NameCandidate) -> bool:
    """Whether a town is said to do what its team does: "Chelsea drew with Twente"."""
    verb, after = s.word(run.last), s.word(run.last + 1)
    other = run.last + 1 < len(s.tokens) and s.tokens[run.last + 1].is_capital
    return (verb in ("beat", "thrashed", "edged", "sacked") and other) or (verb, after) in _DRAWS


_OUTCOMES = word_list("en/entities.txt", "outcomes")
"""What somebody's deed stands behind: "it resulted in Ora losing"."""


def is_located(s: Words, run: NameCandidate) -> bool:
    """Whether a preposition that only places follow stands before; one has a stake "in" a firm."""
    if _COINED.match(s.tokens[run.last - 1].text):
        return False  # in PostgreSQL, in GenBank
    before = s.word(run.first - 1)
    if s.word(run.last) in ("'s", "’s") and s.word(run.last + 1) in _OF_SOMEBODY:
        return False  # at Velm's residence
    if s.word(run.last).isdecimal() and len(s.word(run.last)) == 1:
        return False  # across Velalink 2
    built = before == "around" and s.word(run.first - 2) in _BUILT
    if built or are_peoples(s.tokens, run.last) or (before == "in" and is_made_by(s, run)):
        return False
    told = s.lower(max(0, run.first - 3), run.first)
    if before == "in" and not _NO_PLACES.isdisjoint(told):
        return False  # sings in Tamil, published in Vela Reports
    if before == "in" and not _RULINGS.isdisjoint(s.lower(max(0, run.first - 8), run.first)):
        return False  # the decision of the court in Velm
    after = s.word(run.last)
    if before == "in" and after.endswith("ing") and s.word(run.first - 2) in _OUTCOMES:
        return False  # resulted in Ora losing
    star = s.tokens[run.first].is_acronym and run.last - run.first > 1  # near XY Velae
    if star and len(s.tokens[run.first].text) < 3:
        return False
    if before in ("of", "off") and not s.tokens[run.last - 1].is_acronym:
        return follows_place_preposition(s, run)
    return before in _LOCATIVE and s.word(run.first - 2) not in _HAD_IN
