"""Typing of names that no list has: by titles, verbs and prepositions around them."""

from __future__ import annotations

from claimgraph.reading.entities.candidates import (
    Candidate,
    Judgement,
    Words,
    has_organisation_head,
    is_opening,
)
from claimgraph.reading.entities.context import type_by_context
from claimgraph.reading.entities.predicates import acts, is_bodies, trades
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import is_known_place, is_place
from claimgraph.reading.lang.en.people import is_first_name, is_surname

_STANDINGS = frozenset({"fellow", "associate", "fellows", "associates", "cadets", "mps"})


def type_titled(s: Words, run: Candidate) -> Judgement | None:
    if not is_titled(s, run) or has_organisation_head(s, run):
        return None
    after = s.tokens[run.last].lower if run.last < len(s.tokens) else ""
    text = s.text(run)
    if (after in lx.ROLES and is_place(text)) or s.tokens[run.first].is_acronym:
        return None
    return "person", "title"


def is_titled(s: Words, run: Candidate) -> bool:
    """Whether a title stands right before."""
    return bool(run.first) and s.word(run.first - 1) in lx.ROLES | lx.HONORIFICS


def before_place(s: Words, run: Candidate) -> bool:
    """Whether ", Norway" or the like follows."""
    comma = run.last + 1 < len(s.tokens) and s.tokens[run.last].text == ","
    return comma and is_known_place(s.tokens[run.last + 1].text)


def type_acronym(s: Words, run: Candidate) -> Judgement | None:
    """Judge an abbreviation by what bodies do and have; of one that nothing tells of, abstain.

    What it stands for where the text defines it is settled between names, not here.
    """
    token = s.tokens[run.first]
    if run.last - run.first > 1 or not token.is_acronym:
        return None
    if is_word(token.text) and not _defined_here(s, run):
        return None  # a thing: DNA, TV
    return type_by_context(s, run) or (None, "acronym")


def _defined_here(s: Words, run: Candidate) -> bool:
    before = s.tokens[run.first - 1].text if run.first else ""
    return before in ("(", "the", "The")


def type_unknown(s: Words, run: Candidate) -> Judgement | None:
    tokens = s.tokens[run.first : run.last]
    plain = [is_word(t.text) for t in tokens]
    if (judged := type_by_context(s, run)) is not None:
        return judged
    if _names_body(s, run):
        return "organisation", "context"
    if len(tokens) == 1:
        return _type_single(s, run, plain[0])
    if not is_first_name(tokens[0].text) and is_known_place(tokens[-1].text):
        return "place", "lastWord"
    if all(plain) and tokens[-1].lower in lx.ROLES | _STANDINGS:
        return None
    if all(plain) or any(t.lower in lx.PARTY_WORDS for t in tokens):
        return "organisation", "plainWords"
    if follows_place_preposition(s, run):
        return "place", "preposition"
    if len(tokens) <= 4 and is_surname(tokens[-1].text):
        return "person", "surname"
    return None, "unknownWords"


def _type_single(s: Words, run: Candidate, plain: bool) -> Judgement | None:
    token = s.tokens[run.first]
    if speaks(s, run):
        return "person", "speaks"
    if follows_place_preposition(s, run):
        return "place", "preposition"
    if token.lower in ("labour", "labor"):
        return "organisation", "plainWords"
    if plain and trades_here(s, run):
        return "organisation", "trade"
    if token.text in s.known and plain and not token.is_acronym:
        return None, "unknownWords"
    if plain or _modifies_a_noun(s, run):
        return None
    if token.text.endswith(lx.PLACE_ENDINGS):
        return "place", "ending"
    if _is_doubtful(s, run):
        return None  # perhaps only a rare word that begins a sentence
    if acts(s.tokens, run.first) and is_bodies(s.tokens, run.first):
        return "organisation", "trade"
    return ("person", "surname") if is_surname(token.text) else (None, "unknownWords")


def trades_here(s: Words, run: Candidate) -> bool:
    """Whether a plain word that begins a sentence does what companies do."""
    return is_opening(s.tokens, run.first) and trades(s.tokens, run.first)


def _is_doubtful(s: Words, run: Candidate) -> bool:
    """Whether only its place at a sentence's beginning gives an unknown word its capital."""
    word = s.tokens[run.first].text
    alone = is_opening(s.tokens, run.first) and run.first + 1 < len(s.tokens)
    told = word in s.known or is_surname(word)
    return alone and not told and not acts(s.tokens, run.first)


def _modifies_a_noun(s: Words, run: Candidate) -> bool:
    """Whether it is an adjective of a creed or people, as in "Ruritanist parties"."""
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    word = s.tokens[run.first]
    ends = word.lower.endswith(("ist", "ian", "ish", "ese", "ite", "ic"))
    return (
        ends
        and not is_surname(word.text)
        and after is not None
        and after.text.islower()
        and is_word(after.text)
    )


def _names_body(s: Words, run: Candidate) -> bool:
    """Whether what stands around says organisation: "the Xs", "X ( XY )"."""
    before = s.tokens[run.first - 1].lower if run.first else ""
    tokens = s.tokens[run.first : run.last]
    if before == "the" and (len(tokens) > 1 or tokens[0].text.endswith("s")):
        return not is_word(tokens[0].text) or len(tokens) > 1
    return _acronym_follows(s, run)


def _acronym_follows(s: Words, run: Candidate) -> bool:
    if run.last + 2 >= len(s.tokens) or s.tokens[run.last].text != "(":
        return False
    short, closing = s.tokens[run.last + 1], s.tokens[run.last + 2]
    initial = s.tokens[run.first].text[0]
    return short.is_acronym and closing.text == ")" and short.text[0] == initial


def follows_place_preposition(s: Words, run: Candidate) -> bool:
    before = s.tokens[run.first - 1].lower if run.first else ""
    return before in lx.PLACE_PREPOSITIONS


def speaks(s: Words, run: Candidate) -> bool:
    """Whether a person's deed follows: a possessive or a verb of saying and doing."""
    after = s.tokens[run.last].lower if run.last < len(s.tokens) else ""
    return after in (
        "said",
        "says",
        "told",
        "announced",
        "argued",
        "added",
        "wrote",
        "who",
        "resigned",
        "responded",
    )
