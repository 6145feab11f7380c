"""Context rules: what a name must be, by what the words around say of it."""

from __future__ import annotations

from claimgraph.reading.entities.name_words import Judgement, NameCandidate, Words, is_plain
from claimgraph.reading.entities.predicates import acts, is_age, is_firms, verb_of
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.gazetteer import (
    is_first_name,
    is_known_place,
    is_surname,
)
from claimgraph.reading.lang.word_lists import word_list

SAYING, ARTICLES = ("is", "was", "are", "were", ","), ("a", "an", "the")
LEGAL = word_list("en/entities.txt", "legal forms")
"""Legal forms behind the name of a company, those with a meaning of their own left out."""
MAKERS = word_list("en/entities.txt", "makers")
"""What companies and other bodies are called before their names."""
BODY_NOUNS = lx.ORGANISATION_HEADS - {"house", "band", "hospital", "museum", "post", "press"}
BODY_NOUNS -= word_list("en/entities.txt", "no body nouns")
BODY_NOUNS |= {"tank"} | MAKERS
BODY_NOUNS |= {f"{head[:-1]}ies" if head.endswith("y") else f"{head}s" for head in BODY_NOUNS}
"""Nouns that the names of bodies follow: "the party X", "think tanks X and Y"."""
EITHER = word_list("en/entities.txt", "either")
"""What both people and bodies are called."""
ARTEFACTS = word_list("en/entities.txt", "artefacts")
"""Things that are called by a name: "the bulk carrier Ursa", "the Vela rover"."""
PLACE_NOUNS = word_list("en/entities.txt", "place nouns")
_TOWNS = PLACE_NOUNS - {"department", "state", "port", "region"} | {"monastery"}
_STAFF = word_list("en/entities.txt", "staff")
"""People who are "at" or "with" a body."""
_SEATED = word_list("en/entities.txt", "seated")
"""People who sit for a place as well as for a party."""
_SERVING = word_list("en/entities.txt", "serving")
_SEATLESS = lx.MEMBERSHIP - _SEATED - {"branch", "headquarters"}  # which bear a town's name
_PLAYERS = word_list("en/entities.txt", "players")
"""Who plays for the club whose name stands before."""
_LEADING_TOO = frozenset(
    {"pitcher", "captain", "coach", "manager", "teammate", "forward", "winger"}
)
_REACHING = word_list("en/entities.txt", "reaching")
"""Verbs whose objects are places."""
_FACILITIES = word_list("en/entities.txt", "facilities")
"""Nouns that follow the names of places."""
_BRANCHES = lx.words("branch branches subsidiary affiliate affiliates franchise")
_WORKERS = frozenset({"miner", "publisher", "operator", "developer", "employer", "parent"})
"""Makers that people are called, too."""
REACH = 6  # tokens that a phrase such as "a coalition government with the" takes


def type_by_context(s: Words, run: NameCandidate) -> Judgement | None:
    """Return what the words around a name can only be said of; None when they tell nothing."""
    place = run.first, run.last
    if place not in s.by_context:
        s.by_context[place] = _by_context(s, run)
    return s.by_context[place]


def _by_context(s: Words, run: NameCandidate) -> Judgement | None:
    tokens = s.tokens[run.first : run.last]
    acronym = len(tokens) == 1 and tokens[0].is_acronym
    called = s.word(run.first - 1) in ("called", "named") and s.word(run.first - 2) in BODY_NOUNS
    if called and s.word(run.first - 3) not in ("the", "'s", "’s"):
        return "organisation", "apposed"  # a fund called Vela
    if len(tokens) == 1 and not acronym and is_plain(tokens[0].text) and not _has_staff(s, run):
        return None  # capital letters of a title or an adjective
    before = s.word(run.first - 1)
    if before in BODY_NOUNS and not (before.endswith("s") and is_surname(tokens[-1].text)):
        led = s.word(run.first - 3) == "of" and s.word(run.first - 4) in lx.ROLES
        led = led and len(tokens) > 1 and (is_first_name(tokens[0].text) or "-" in tokens[-1].text)
        return ("person", "title") if led else ("organisation", "apposed")
    if _is_ally(s, run):
        return "organisation", "alliance"
    named = acronym or not is_surname(tokens[-1].text) or s.word(run.last) in _STAFF
    if _has_members(s, run) and named:
        return "organisation", "membership"
    if _has_staff(s, run):
        return "organisation", "staff"
    if acronym and (verb_of(s, run) in lx.BODIES_DEEDS or acts(s.tokens, run.last - 1)):
        return "organisation", "deed"
    if is_firms(s, run):
        return "organisation", "pronoun"
    if s.word(run.first - 1) == "of" and s.word(run.first - 2) in PLACE_NOUNS:
        return "place", "apposed"
    return None


def type_place_around(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a name is a place's: "Le Bourget airport", "visited Constanta"."""
    before = s.word(run.first - 1)
    if before == "of" and s.word(run.first - 2) in _BRANCHES:
        return "organisation", "apposed"
    if s.tokens[run.first].is_acronym:
        return None
    if before == "of" and s.word(run.first - 2) == "," and is_age(s, run.first - 4):
        return "place", "apposed"  # Ann Ora, 34, of Hawes
    if before == "of" and s.word(run.first - 2) in _TOWNS and s.word(run.last) not in ("'s", "’s"):
        return "place", "apposed"
    if is_plain(s.tokens[run.last - 1].text):
        return None
    named = run.last + 1 < len(s.tokens) and s.tokens[run.last + 1].is_capital
    leads = s.word(run.last) in _LEADING_TOO
    if s.word(run.last) in _PLAYERS and (named or not leads):
        return "organisation", "team"
    if s.word(run.last) in _FACILITIES and before not in ("a", "an"):
        return "place", "apposed"
    if s.word(run.last) in ("broke", "burst") and s.word(run.last + 2) == "banks":
        return "place", "deed"
    visited = before in _REACHING and not is_surname(s.tokens[run.last - 1].text)
    return ("place", "deed") if visited else None


def opening_of(s: Words, run: NameCandidate) -> int:
    """Return where a name begins, its article included."""
    return run.first - (s.word(run.first - 1) == "the")


def _has_members(s: Words, run: NameCandidate) -> bool:
    """Whether it has what bodies have: "X members", "a candidate for X"."""
    before = opening_of(s, run) - 1
    acronym = s.tokens[run.first].is_acronym
    belongs = s.word(before) in ("of", "for", "with", "to")
    if belongs and s.word(before - 1) in ("associated", "allied", "affiliated"):
        return s.word(before - 2) in lx.ORGANISATION_HEADS
    seat = s.word(before) == "for" and s.word(before - 1) in ("member", "members")
    of = s.word(before) in ("of", "for") and s.word(before - 1) in lx.MEMBERSHIP
    of = of and not (seat or s.word(run.last).isdecimal())  # a member of the Apollo 10 crew
    plain = all(is_plain(t.text) for t in s.tokens[run.first : run.last])
    of = of and (acronym or not plain)  # the spokesman for the Climate Emergency
    after = run.last + (s.word(run.last) in ("'s", "’s"))
    unknown = acronym or not is_surname(s.tokens[run.last - 1].text)
    behind = s.word(run.last)
    named = run.last + 1 < len(s.tokens) and s.tokens[run.last + 1].is_capital
    if behind in _STAFF and named and not is_known_place(s.text(run)):
        return True  # "Falk analyst Ann Ora": nobody has one of his own
    people = behind in _STAFF or behind in _SERVING or (acronym and behind in lx.GROUP_HEADS)
    staff = unknown and people
    members = lx.MEMBERSHIP if acronym else _SEATLESS
    titled = plain and after < len(s.tokens) and s.tokens[after].is_capital  # Allied Commander
    return of or staff or (s.word(after) in members and not titled)


def _has_staff(s: Words, run: NameCandidate) -> bool:
    """Whether somebody works there: "an analyst at X", "researchers with X"."""
    before = opening_of(s, run) - 1
    return s.word(before) in ("at", "with") and s.word(before - 1) in _STAFF


def _is_ally(s: Words, run: NameCandidate) -> bool:
    """Whether it stands in "a coalition with X", "an alliance of X"."""
    before = opening_of(s, run) - 1
    if s.word(before) not in ("with", "of", "between"):
        return False
    return any(s.word(i) in lx.UNIONS for i in range(before - REACH, before))


def is_called_body(s: Words, run: NameCandidate) -> bool:
    """Return whether the text says so: "X is a trade union", "X, Peru's largest brewer,"."""
    if s.word(run.last) not in SAYING:
        return False
    owned = next((i for i in range(run.last + 2, run.last + 5) if s.word(i) in ("'s", "’s")), None)
    owned = owned if owned and s.tokens[run.last + 1].is_capital else None
    if s.word(run.last + 1) not in ARTICLES and owned is None:
        return False
    begin = run.last + 2 if owned is None else owned + 1
    for i in range(begin, begin + REACH):
        if s.word(i) in ("'s", "’s"):
            continue
        if not s.word(i).replace("-", "").isalnum() or s.word(i) in lx.FUNCTION_WORDS:
            head, of = s.tokens[i - 1], s.word(i) == "of"  # not "the Party of X candidate"
            if head.lower in _WORKERS and is_first_name(s.tokens[run.first].text):
                return False  # Ann Ora, a miner
            made = of and head.lower in ("maker", "makers", "provider", "supplier")
            return made or (head.lower in BODY_NOUNS and not (head.is_capital or of))
    return False
