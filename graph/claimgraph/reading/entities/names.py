"""Finds names in running text and says what each is: person, organisation, place, event.

Names are runs of capitalised words, joined by the small words that names hold ("of", "for the",
"von"), cut where a title or a second name begins, and typed by their own words first, then by
gazetteers, then by what stands around them. Works on one sentence at a time; pure.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimgraph.model import ActorKind
from claimgraph.reading.entities.acronyms import initials, key, stands_for
from claimgraph.reading.entities.boundaries import candidates_of
from claimgraph.reading.entities.name_words import (
    INNER_CAPITALS,
    PLAIN,
    Judgement,
    NameCandidate,
    NameKind,
    Words,
    is_plain,
    words_of,
)
from claimgraph.reading.entities.run_splitting import names_within
from claimgraph.reading.entities.typing_rules import judge
from claimgraph.reading.lang.en import gazetteer as gz
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import is_first_name, is_place, is_surname
from claimgraph.reading.lang.en.tokens import tokenize
from claimgraph.reading.lang.word_lists import word_list

SHOWN = word_list("en/entities.txt", "shown")  # rules that the text itself shows
PROPOSED = "extractor"  # of what a plug-in proposes, with its own confidence
FEW = 20  # cases below which a share is rough, and said to be
_UNMEASURED = 0.5  # of a rule that was never met in marked text: it may as well be wrong
_WEAK = word_list("en/entities.txt", "weak rules")  # which give way to names listed beside

_WHY = {
    "gazetteer": "a list of names", "smallPlace": "a list of small places",
    "demonym": "an adjective of its name", "role": "an adjective of its name before a title",
    "firstName": "a list of given names", "givenName": "a list of given names",
    "surname": "a list of family names", "namedElsewhere": "a fuller name in this text",
    "regnalNumber": "the number after the name", "speaks": "what it is said to do",
    "deed": "what it is said to do", "membership": "the people it is said to have",
    "alliance": "the alliance it is said to be in", "copula": "what it is said to be",
    "list": "the names it is listed with", "anaphor": "who alone can be meant",
    "plainWords": "its plain words", "preposition": "the preposition before it",
    "lastWord": "its last word", "ending": "how it ends", "counted": "the number before it",
    "trade": "the trade it is said to do", "plainNoun": "the word itself",
    "sameName": "other mentions of the name", "companyWord": "its last word",
    "branch": "the body it is a branch of", "staff": "the people who work there",
    "pronoun": "the pronoun that goes with it", "team": "the town and the plural in it",
    "sport": "the game it is said to play", "agent": "what was done by it",
    "use": "what is done with it", "owned": "whose it is",
    "version": "the number behind it", "who": "the words before or after it",
    "calling": "what it is said to be", "description": "who alone can be meant",
    "shallowGiven": "a list of given names", "shallowTitle": "the title before it",
    "shallowPlace": "a list of places", "shallowCountry": "a list of countries",
    "shallowHead": "its first word", "shallowBody": "a list of bodies",
    "shallowForm": "its legal form", "shallowNoun": "the word beside it",
}  # fmt: skip


def reason(kind: str | None, ground: str) -> str:
    """Return in words why a name is taken for what it is; of a rule seldom met, how seldom.

    >>> reason("place", "preposition")
    'Taken for a place by the preposition before it.'
    """
    if kind is None:
        return "Nothing in the text tells what this names."
    article = "an" if kind[0] in "aeio" else "a"
    cases, _ = _counts().get((kind, ground), (0, 0))
    rough = f" The rule was counted in {cases} cases only." if cases < FEW else ""
    return f"Taken for {article} {kind} by {_WHY.get(ground, 'the words around it')}.{rough}"


def share(kind: NameKind | ActorKind | None, ground: str) -> float:
    """Return how often a rule proves right, 0 to 1, as counted.

    One right and one wrong case are added (the rule of succession), as few cases prove little.

    >>> share("country", "gazetteer") > share("place", "smallPlace")
    True
    """
    cases, right = _counts().get((kind or "unknown", ground), (0, 0))
    return round((right + 1) / (cases + 2), 2) if cases else _UNMEASURED


@cache
def _counts() -> dict[tuple[str, str], tuple[int, int]]:
    """Return the cases of each rule, and in how many it was right."""
    table = pkgutil.get_data(__package__, "precision.tsv") or b""
    rows = (line.split("\t") for line in table.decode().splitlines() if line[:1] != "#")
    return {(row[0], row[1]): (int(row[2]), int(row[3])) for row in rows}


def is_sure(kind: NameKind | ActorKind | None, ground: str) -> bool:
    """Return whether a rule tells the kind well enough to tell that of others by.

    >>> is_sure("country", "gazetteer"), is_sure(None, "acronym")
    (True, False)
    """
    return kind is not None and ground not in _WEAK


Typed = tuple[NameCandidate, Judgement | None]
NON_ACTOR_KINDS = frozenset({"event", "work", "thing"})  # kinds of names that are no actors
_LIST_MARKS = (",", "and", "or", "&")
_LISTED_KINDS = ("person", "place", "organisation")  # by two in their list that are sure
_SURELY_THINGS = frozenset({"listed", "designation", "version", "included", "list"})


@dataclass(slots=True, unsafe_hash=True)
class Name:
    """A name in the text: its place, what it is (None when nothing tells), and on what ground."""

    start: int
    end: int
    kind: NameKind | None
    basis: str

    @property
    def confidence(self) -> float:
        """How often that ground proves right, 0 to 1."""
        return share(self.kind, self.basis)


@dataclass(slots=True, unsafe_hash=True)
class Mention:
    """An actor named at a place in the text (code points, end excluded).

    ``name`` is what the actor goes by in this document; ``acts_for`` and ``affiliation`` are such
    names too. ``basis`` says why it was taken for one, ``confidence`` how sure that is, 0 to 1.
    """

    start: int
    end: int
    kind: ActorKind | None
    name: str
    basis: str
    confidence: float
    role: str | None = None
    affiliation: str | None = None
    acts_for: str | None = None


def names_in(
    text: str,
    start: int = 0,
    end: int | None = None,
    known: Mapping[str, NameKind | None] | None = None,
) -> list[Name]:
    """Return the names in a sentence, in order, never overlapping.

    ``known`` holds what the rest of the text shows to be names, with their kinds where sure.

    >>> text = "Governor Ann Petrov of Ohio met the Liberal Party of Norway in Riga."
    >>> [(text[n.start:n.end], n.kind) for n in names_in(text)]
    [('Ann Petrov', 'person'), ('Ohio', 'place'),
     ('Liberal Party of Norway', 'organisation'), ('Riga', 'place')]
    """
    return names_of(words_of(text, tokenize(text, start, end)).knowing(known or {}))


def names_of(s: Words) -> list[Name]:
    """Return the names, in order."""
    typed = [(p, judge(s, p)) for run in candidates_of(s) for p in names_within(s, run)]
    judged = _agree(s, _defined(s, typed))
    told = [(p, found) for p, found in judged if found and found != (None, PLAIN)]
    return [Name(s.tokens[p.first].start, s.tokens[p.last - 1].end, *found) for p, found in told]


def _defined(s: Words, typed: list[Typed]) -> list[Typed]:
    """Give an acronym the kind of the name beside it that it stands for."""
    out = list(typed)
    for i, (run, found) in enumerate(typed):
        if found is None or not _is_short(s, run, found):
            continue
        for j in (i - 1, i + 1):
            long, other = typed[j] if 0 <= j < len(typed) else (run, None)
            kind = other[0] if other else None
            if kind not in (None, "person") and _defines(s, long, run, kind):
                out[i] = (run, (kind, "defined"))
    return out


def _is_short(s: Words, run: NameCandidate, found: Judgement) -> bool:
    token = s.tokens[run.first]
    town = len(token.text) > 4 and is_place(token.text.title())
    return run.last - run.first == 1 and token.is_acronym and found[0] != "country" and not town


def _defines(s: Words, long: NameCandidate, short: NameCandidate, kind: NameKind | None) -> bool:
    name, acronym = s.text(long), s.tokens[short.first].text
    left, right = (long, short) if long.first < short.first else (short, long)
    after = s.tokens[right.last].text if right.last < len(s.tokens) else ""
    if (kind in ("place", "country") or is_place(name)) and key(acronym) not in initials(name):
        return False  # a dateline: "OSLO (Reuters)"
    return stands_for(acronym, name, s.text(NameCandidate(left.last, right.first)), after)


def _agree(s: Words, typed: list[Typed]) -> list[Typed]:
    """Let an unsure name in a list take the kind of its sure neighbours."""
    out = list(typed)
    for step in (1, -1):
        order = range(len(out)) if step == 1 else range(len(out) - 1, -1, -1)
        for i in order:
            j = i - step
            if not (0 <= j < len(out)):
                continue
            (run, found), (neighbour, other) = out[i], out[j]
            if not (found and other and is_sure(*other)):
                continue
            if is_sure(*found):
                firm = found == ("person", "firstName") and other[0] == "organisation"
                listed = firm and _listed(s, neighbour, run, step)
                if listed and _among(s, out, i, "organisation"):
                    out[i] = run, (None, "givenName")  # a firm: "Oram, Bekk and Louis Falk"
                continue
            kind: NameKind | None = "place" if other[0] == "country" else other[0]
            if not _fits(s, out, i, j, kind):
                continue
            if _can_be(s, run, kind) and _listed(s, neighbour, run, step):
                out[i] = run, (kind, "list")
    return out


def _fits(s: Words, typed: list[Typed], i: int, j: int, kind: NameKind | None) -> bool:
    """Whether a name takes the kind of the one beside it: by one person, thing or acronym's body.

    Places and other bodies stand beside too much else, so that two are asked for.
    """
    (run, found), (neighbour, other) = typed[i], typed[j]
    if kind == "thing":
        return other is not None and other[1] in _SURELY_THINGS
    if found == (None, "acronym") and kind == "organisation":
        return True
    comma = s.word(max(neighbour.first, run.first) - 1) == ","
    alone = comma and run.last - run.first == 1
    if kind == "person" and (not alone or is_surname(s.text(run))):
        return True
    return kind in _LISTED_KINDS and _among(s, typed, i, kind)


def _among(s: Words, typed: list[Typed], i: int, kind: NameKind) -> bool:
    """Whether two names of a kind stand in a list with one: on each side, or both on one."""

    def sure(j: int, step: int) -> bool:
        if not (0 <= j < len(typed) and 0 <= j - step < len(typed)):
            return False
        (run, found), (beside, _) = typed[j], typed[j - step]
        land = found is not None and found[0] == "country" and kind == "place"
        alike = found is not None and (found[0] == kind or land) and is_sure(*found)
        return alike and _listed(s, run, beside, -step)

    after, before = sure(i + 1, 1), sure(i - 1, -1)
    return (after and before) or (after and sure(i + 2, 1)) or (before and sure(i - 2, -1))


def _can_be(s: Words, run: NameCandidate, kind: NameKind | None) -> bool:
    """Whether a name may be what its neighbours are: "Ann Ora" is no town, "the Envoy" nobody."""
    tokens = s.tokens[run.first : run.last]
    personal = is_first_name(tokens[0].text) or is_surname(tokens[-1].text)
    if len(tokens) == 2 and kind == "organisation" and personal:
        return any(is_plain(t.text) or t.is_acronym for t in tokens)  # perhaps somebody
    if kind == "place":
        return len(tokens) == 1 or not is_first_name(tokens[0].text) or is_word(tokens[0].text)
    if kind == "thing":
        return not (personal or is_place(tokens[0].text))
    first, alone = tokens[0].text, len(tokens) == 1 and tokens[0].is_acronym
    plain = alone or all(is_word(t.text) or gz.demonym(t.text) for t in tokens)
    plain = plain or gz.is_known_organisation(first) or gz.country(first) is not None
    return kind != "person" or not (plain or INNER_CAPITALS.search(tokens[-1].text))


def _listed(s: Words, neighbour: NameCandidate, run: NameCandidate, step: int) -> bool:
    """Whether two names stand side by side in a list: "Orr, Velm and Lund"."""
    left, right = (neighbour, run) if step == 1 else (run, neighbour)
    between = s.lower(left.last, right.first)
    named = right.last + 1 < len(s.tokens) and s.tokens[right.last + 1].is_capital
    noun = s.word(right.last).isalpha() and s.word(right.last) not in lx.FUNCTION_WORDS
    if s.word(right.last) in ("'s", "’s") or (noun and named):
        return False  # Vela great Jo Orr
    beyond = s.tokens[right.last + 1] if right.last + 1 < len(s.tokens) else None
    listed = beyond is not None and (beyond.is_capital or beyond.lower in (*_LIST_MARKS, "the"))
    mark, begun = s.word(right.last), s.word(left.first - 1) == ","
    goes_on = begun or (mark in _LIST_MARKS and (mark != "," or listed))
    clause = between == [",", "and"] and s.word(left.first - 1) not in _LIST_MARKS
    if not goes_on and (clause or between == [","]):
        return False  # in Oslo, and Ann Ora won
    if between[-1:] == ["the"] and s.tokens[right.last - 1].lower in lx.ORGANISATION_HEADS:
        between.pop()
    placed = s.word(left.first - 1) in ("at", "in", "near", "from") and between == [","]
    return bool(between) and not placed and all(w in _LIST_MARKS for w in between)
