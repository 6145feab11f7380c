"""Typing of what acts for nobody: products, ships, vehicles, works, measures, things in the sky."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.entities.context import ARTEFACTS
from claimgraph.reading.entities.heads import COMPANY_HEADS
from claimgraph.reading.entities.words import Judgement, NameCandidate, Words
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word, lemmas
from claimgraph.reading.lang.en.gazetteer import (
    is_company,
    is_known_organisation,
    is_place,
    is_thing,
)
from claimgraph.reading.lang.en.people import is_first_name, is_surname
from claimgraph.reading.lang.word_lists import phrase_list, word_list

_SHIPS = word_list("en/entities.txt", "ships")
"""What stands before a ship's name."""
_HEADS = word_list("en/entities.txt", "heads")
"""Last words of names of things."""
_SPECIES = phrase_list("en/entities.txt", "species")
"""How the names of kinds of animals and germs end."""
_INFLECTED = phrase_list("en/entities.txt", "ends of rare words")
"""Ends of English words that no dictionary has."""
_AFTER_VERSIONS = word_list("en/entities.txt", "after versions")
_NUMBER = regex(r"\d{1,4}(?:\.\d{1,2})*")
_CODED = regex(r"[A-Z]\w+[a-z](?:DB|SQL|QL|ML|JS|BERT|GPT|SDK)|[A-Z][a-z]{2,}-[A-Z]")
"""Names of programs and stuffs by their end: "OrvaDB", "Matrix-M"."""
_PLANETS = frozenset("bcdefgh")
_SMALL = lx.FUNCTION_WORDS - lx.DETERMINERS
"""Letters of planets behind their star's name: "Vela 5 b"."""
_BRANCHES = lx.ORGANISATION_HEADS | COMPANY_HEADS | lx.words("deepmind europe america asia")
"""Last words of companies named after a company."""
_COUNTED = word_list("en/entities.txt", "counted in games")
_COMPOUND = ("class", "type", "style", "like")


def type_thing(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a candidate names a thing, and why."""
    text = s.text(run)
    if is_thing(f"{text} {s.word(run.last)}"):
        return "thing", "listed"
    if is_thing(text) or (run.last - run.first == 1 and is_thing(text.rstrip("s"))):
        return "thing", "listed"
    if _is_version(s, run):
        return "thing", "version"
    if is_known_organisation(text):
        return None
    first, last = s.tokens[run.first], s.tokens[run.last - 1]
    maker = is_company(first.text) or is_company(s.text(NameCandidate(run.first, run.last - 1)))
    if maker and run.last - run.first > 1 and last.lower not in _BRANCHES:
        return "thing", "product"
    if run.last - run.first == 1 and first.lower.endswith(_SPECIES):
        return "thing", "ending"
    if _is_species(s, run) or (run.last - run.first == 1 and _CODED.fullmatch(last.text)):
        return "thing", "ending"
    if first.text in _SHIPS and run.last - run.first > 1:
        return "thing", "ship"
    if _is_designation(s, run):
        return "thing", "designation"
    if run.last - run.first > 1 and last.lower in _HEADS:
        return "thing", "headWord"
    return None


def _is_species(s: Words, run: NameCandidate) -> bool:
    """Whether a Latin word in small letters follows: "Vela nigra"."""
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    if run.last - run.first > 1 or after is None or not after.text.islower() or len(after.text) < 4:
        return False
    first = s.tokens[run.first].text
    foreign = after.text.isascii() and after.text.isalpha() and not is_word(after.text)
    inflected = after.text.endswith(_INFLECTED)
    return foreign and not inflected and not (is_word(first) or is_place(first))


def _is_version(s: Words, run: NameCandidate) -> bool:
    """Whether a number that nothing is counted by follows: "Vela 4.2", "Route 7"."""
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    if after is None or not _NUMBER.fullmatch(after.text) or "of" in s.lower(run.first, run.last):
        return False
    if after.start != s.tokens[run.last - 1].end + 1 or after.text[0] == "0":
        return False
    text, last = s.text(run), s.tokens[run.last - 1]
    if is_place(text) or is_surname(last.text) or s.word(run.first - 1) in lx.PLACE_PREPOSITIONS:
        return False
    year = len(after.text) == 4 and after.text[:2] in ("19", "20")
    index = last.is_acronym and len(after.text) == 3  # S&P 500
    if year or not (index or "." in after.text):
        return False  # a year, or points in a game
    beyond = s.tokens[run.last + 1] if run.last + 1 < len(s.tokens) else None
    if beyond is None or beyond.text in (".", ";", ")", ":") or beyond.lower in _AFTER_VERSIONS:
        return True
    return beyond.text == "," and s.word(run.last + 2) in ("and", "but", "which")


def type_artefact(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a candidate names an artefact, by the noun beside it: "the Vela rover"."""
    first, last = s.tokens[run.first], s.tokens[run.last - 1]
    named = _is_artefact(s, run.first - 1)
    if named and s.word(run.first - 2) not in _SMALL:
        return "thing", "apposed"
    if is_place(s.text(run)) or (run.last - run.first > 1 and is_first_name(first.text)):
        return None
    if s.word(run.last) in _COMPOUND and s.tokens[run.last].start == last.end + 1:
        return "thing", "compound"
    named = run.last + 1 < len(s.tokens) and s.tokens[run.last + 1].is_capital
    after = not named and _is_artefact(s, run.last)  # not the owner, as in "Falk tanker Ursa"
    if _is_artefact(s, run.first - 1) or after:
        return "thing", "apposed"
    return None


def _is_designation(s: Words, run: NameCandidate) -> bool:
    """Whether letters and digits are mixed, or a number follows: "S-400", "GJ 486", "Vela 5"."""
    tokens = s.tokens[run.first : run.last]
    if any(_is_mixed(t.text) for t in tokens):
        return True
    lettered = len(tokens) == 2 and len(tokens[1].text) == 1
    if lettered and not is_first_name(tokens[0].text):
        return True
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    beyond = s.tokens[run.last + 1].text if run.last + 1 < len(s.tokens) else ""
    if after is not None and after.text in _PLANETS and not beyond[:1].isupper():
        return not is_first_name(tokens[0].text)
    if after is None or not _NUMBER.fullmatch(after.text) or len(tokens) > 2:
        return False
    if is_place(s.text(run)) or is_surname(tokens[-1].text) or is_first_name(tokens[0].text):
        return False
    if any(t.text.endswith(".") for t in tokens) or s.known.get(tokens[-1].text) == "person":
        return False
    if after.text[0] == "0" and tokens[-1].is_acronym:
        return True  # KBV 003
    noun = s.tokens[run.last + 1] if run.last + 1 < len(s.tokens) else None
    if noun is None or not noun.text[0].islower() or noun.lower in lx.FUNCTION_WORDS:
        return False
    counted = noun.lower in _COUNTED or s.word(run.first - 1) not in lx.DETERMINERS
    forms = lemmas(noun.lower, "NOUN")
    return bool(forms) and (noun.lower in forms or not counted)  # the Ariane 5 rocket(s)


def _is_mixed(word: str) -> bool:
    digits = any(c.isdigit() for c in word)
    letters = any(c.isalpha() for c in word)
    return digits and letters and not word[0].isdigit()


def _is_artefact(s: Words, position: int) -> bool:
    """Whether a lower-case noun for a thing stands here."""
    if not 0 <= position < len(s.tokens) or not s.tokens[position].text[0].islower():
        return False
    word = s.tokens[position].lower
    return word in ARTEFACTS or any(base in ARTEFACTS for base in lemmas(word, "NOUN"))
