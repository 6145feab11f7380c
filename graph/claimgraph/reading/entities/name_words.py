"""The words of a sentence as names are looked for in them: compounds split, layout marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from claimgraph.memory import made_once
from claimgraph.patterns import regex
from claimgraph.reading.entities.line_layout import layout_of
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word, lemmas, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import demonym, is_first_name, is_known_place, is_surname
from claimgraph.reading.lang.en.tokens import Token, has_four_digits, padded, token_of
from claimgraph.reading.lang.word_lists import word_list

NameKind = Literal["person", "organisation", "country", "place", "group", "event", "work", "thing"]
"""What a name can name; works, things and events are no actors."""
Judgement = tuple[NameKind | None, str]
"""What a name is, None when nothing tells, and the rule that says so."""
_FRONTS = word_list("en/entities.txt", "fronts")
_TAILS = word_list("en/entities.txt", "tails")
"""Second parts of compounds besides participles: "Oslo-born", "Soviet-era", "state-run"."""
_NUMBER_WORDS = word_list("en/entities.txt", "numbers in words")
_SMALL = lx.FUNCTION_WORDS | _NUMBER_WORDS
_SPEAKING = word_list("en/entities.txt", "speaking")
_BEFORE_MONTHS = word_list("en/entities.txt", "before months")
AUXILIARIES = word_list("en/entities.txt", "finite")
_BEFORE_VERBS = AUXILIARIES | word_list("en/entities.txt", "before verbs")
_NO_NAMES = (
    lx.CALENDAR | lx.ORGANISATION_HEADS | lx.EVENT_HEADS | lx.DOCUMENT_HEADS | {"day", "holiday"}
)
_REMEMBERED = 20_000
"""How many words' answers are kept at hand."""


@dataclass(slots=True)
class NameCandidate:
    """Tokens ``first`` to ``last`` (excluded) of a sentence that may be a name."""

    first: int
    last: int


class Words:
    """The words of a sentence.

    ``known`` holds what the rest of the text shows to be names, with their kinds where sure;
    ``masked`` the tokens that layout keeps from being names; capitals of tokens before ``label``,
    and of all in ``title_case``, say nothing. ``by_context``: what the words around names tell.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        known: Mapping[str, NameKind | None],
        masked: frozenset[int] = frozenset(),
        label: int = 0,
        title_case: bool = False,
    ) -> None:
        self.tokens, self.known, self.masked = tokens, known, masked
        self.label, self.title_case = label, title_case
        self.by_context: dict[tuple[int, int], Judgement | None] = {}

    @made_once
    def word(self) -> Callable[[int], str]:
        """Gives the lower-case word at a place; an empty one outside of the sentence."""
        return padded([t.lower for t in self.tokens], "")

    def lower(self, first: int, last: int) -> list[str]:
        """Return the lower-case words from one place to before another."""
        return [t.lower for t in self.tokens[first:last]]

    def text(self, run: NameCandidate) -> str:
        """Return the words of a candidate with a blank between each two."""
        if run.last - run.first == 1:
            return self.tokens[run.first].text
        return " ".join([t.text for t in self.tokens[run.first : run.last]])

    def knowing(self, known: Mapping[str, NameKind | None]) -> Words:
        """Return the same words with what the rest of the text shows to be names."""
        return Words(self.tokens, known, self.masked, self.label, self.title_case)


def words_of(text: str, tokens: Sequence[Token]) -> Words:
    """Return the words of a sentence, given its tokens, with its layout."""
    if not tokens:
        return Words((), {})
    layout = layout_of(text, tokens[0].start, tokens[-1].end)
    hyphened = "-" in text[tokens[0].start : tokens[-1].end]
    split = [part for token in tokens for part in _split(token)] if hyphened else tokens
    masked = frozenset(i for a, b in layout.masked for i, t in enumerate(split) if a <= t.start < b)
    label = bisect_right(split, layout.label_end, key=attrgetter("end"))
    return Words(split, {}, masked, label, layout.title_case)


def _split(token: Token) -> tuple[Token, ...]:
    """Split "Oslo-based" and "pro-Moscow" at the hyphen; the name in it is one by itself."""
    if "-" not in token.text:
        return (token,)
    first, _, rest = token.text.partition("-")
    if first in _FRONTS and rest[:1].isupper():
        return _parts(token, len(first))
    front, _, tail = token.text.rpartition("-")
    if front[:1].isupper() and tail.islower() and (tail in _TAILS or _is_participle(tail)):
        return _parts(token, len(front))
    return (token,)


def _is_participle(word: str) -> bool:
    """Whether a word ends as participles do: "based", not the last part of "Kam-wing"."""
    return word.endswith(("ed", "ing")) and any(b != word for b in lemmas(word, "VERB"))


@lru_cache(_REMEMBERED)
def is_plain(word: str) -> bool:
    """Return whether a word, or each part of a compound, is a plain English word.

    >>> is_plain("Lock-In"), is_plain("Adda-Dontoh")
    (True, False)
    """
    if word.lower() in _SMALL:
        return True
    return is_word(word) or ("-" in word and all(is_word(p) for p in word.split("-") if p))


def _parts(token: Token, at: int) -> tuple[Token, Token]:
    left, right, middle = token.text[:at], token.text[at + 1 :], token.start + at
    return token_of(left, token.start, middle), token_of(right, middle + 1, token.end)


def before_place(s: Words, run: NameCandidate) -> bool:
    """Return whether ", Norway" or the like follows."""
    comma = run.last + 1 < len(s.tokens) and s.tokens[run.last].text == ","
    return comma and is_known_place(s.tokens[run.last + 1].text)


def is_inner_capital(s: Words, position: int) -> bool:
    """Whether a word of no dictionary with a capital stands inside a sentence here."""
    token = s.tokens[position] if position < len(s.tokens) else None
    return token is not None and token.is_capital and not is_word(token.text)


INNER_CAPITALS = regex(r"[a-z]{3}[A-Z]|[A-Z]{3}[a-z]")
"""Capitals within a word, as no town or person has them; a prefix, as in "DeKalb", is shorter."""
FOREIGN_ARTICLES = frozenset({"la", "le", "les", "los", "las", "el", "il"})
"""With which names of places, bodies and bands begin more often than those of people."""
PLAIN = "plain"
"""The rule of plain words with capitals: no name, unless they are listed with names."""
_OF_PLACES = word_list("en/entities.txt", "of places")


def follows_place_preposition(s: Words, run: NameCandidate) -> bool:
    """Return whether a preposition that places follow stands before."""
    before = s.word(run.first - 1)
    of = before == "of" and s.word(run.last) not in ("'s", "’s")
    seat = before == "for" and s.word(run.first - 2) in ("mp", "mps", "senator", "councillor")
    return before in lx.PLACE_PREPOSITIONS or seat or (of and s.word(run.first - 2) in _OF_PLACES)


def is_owner(s: Words, run: NameCandidate) -> bool:
    """Whether somebody or something of its is named right behind: "Nordix's Ann Ora"."""
    named = run.last + 1 < len(s.tokens) and s.tokens[run.last + 1].is_capital
    return s.word(run.last) in ("'s", "’s") and named


_FIRM_ENDS = lx.ORGANISATION_HEADS | {"parent"}
_TIMES = lx.CALENDAR | lx.words("today yesterday tomorrow tonight")


def opens_firm(s: Words, position: int) -> bool:
    """Whether "BCE", no era behind a number, opens the name of a firm: "BCE Holdings, LLC"."""
    token, after = s.tokens[position], s.tokens[position + 1 : position + 2]
    era = s.word(position - 1)[:1].isdigit() or s.word(position - 1) == "century"
    return token.is_acronym and not era and bool(after) and after[0].lower in _FIRM_ENDS


def owns_person(s: Words, last: int) -> bool:
    """Whether a name that ends here has somebody, as only bodies and places do: "Vela's Ann Ora".

    English sets no bare noun before a possessive unless it is a name.
    """
    given, family = last + 1, last + 2
    if s.word(last) not in ("'s", "’s") or family >= len(s.tokens):
        return False
    named = is_first_name(s.tokens[given].text) and not is_word(s.tokens[given].text)
    return named and s.tokens[family].is_capital and s.word(last - 1) not in _TIMES


def speaks(s: Words, run: NameCandidate) -> bool:
    """Return whether a person's deed follows: a verb of saying, resigning and the like."""
    return s.word(run.last) in _SPEAKING


def is_said_by(s: Words, run: NameCandidate) -> bool:
    """Return whether a verb of saying stands right before a name that ends there: "…", said Ora."""
    return s.word(run.first - 1) in _SPEAKING and s.word(run.last) in (",", ".", "who")


def is_year_or_ordinal(s: Words, position: int) -> bool:
    """Return whether a token is a year or an ordinal number in digits: "2019", "3rd"."""
    text = s.tokens[position].text
    if not text[0].isdecimal():
        return False
    year = has_four_digits(text) and text[0] in "12"
    return year or text[-2:] in ("st", "nd", "rd", "th")


_UNITS = lx.words("unit local lodge squadron battalion district brigade division")


def is_numbered_unit(s: Words, run: NameCandidate) -> bool:
    """Return whether a body is one of a number behind it: "GRU Unit 29155", "IAM District 751"."""
    number, long = s.word(run.last), 3
    if s.word(run.last - 1) not in _UNITS or not number.isdecimal():
        return False
    return len(number) >= long or (run.last - run.first > 1 and s.tokens[run.first].is_acronym)


def is_dated(s: Words, position: int) -> bool:
    """Return whether a year in brackets stands here, as behind a work: "Vela Blues (1979)"."""
    year, bracketed = s.word(position + 1), s.word(position) == "(" and s.word(position + 2) == ")"
    return bracketed and has_four_digits(year) and year[:2] in ("18", "19", "20")


def is_in_filmography(s: Words, run: NameCandidate) -> bool:
    """Return whether a year follows, as behind others of its list: "Ora (2010), Bek (2012)"."""
    first, last = s.tokens[run.first].text, s.tokens[run.last - 1].text
    personal = run.last - run.first > 1 and is_first_name(first) and is_surname(last)
    placed = s.word(run.first - 1) in lx.PLACE_PREPOSITIONS or is_known_place(s.text(run))
    if personal or placed or not is_dated(s, run.last):
        return False
    return sum(is_dated(s, i) for i in range(1, len(s.tokens))) > 1


def has_event_head(s: Words, run: NameCandidate) -> bool:
    """Return whether a run of capitals holds a noun for an event, such as "summit"."""
    return any(w in lx.EVENT_HEADS for w in s.lower(run.first, run.last))


def has_organisation_head(s: Words, run: NameCandidate) -> bool:
    """Return whether a run holds a noun for a body and does not begin with a title."""
    words = s.lower(run.first, run.last)
    return any(w in lx.ORGANISATION_HEADS for w in words) and words[0] not in lx.ROLES


def names_a_noun(s: Words, run: NameCandidate) -> bool:
    """Return whether something is called after the name: "the Ann Ora case"."""
    after = s.tokens[run.last] if run.last < len(s.tokens) else None
    if after is None or not after.text[0].islower():
        return after is not None and after.text in ("'s", "’s", "-")
    return "NOUN" in parts_of_speech(after.lower) or after.lower in ("of", "and")


def is_somebody(tokens: Sequence[Token], i: int, known: Collection[str]) -> bool:
    """Return whether a month's word is somebody's name here, or the beginning of one.

    >>> from claimgraph.reading.lang.en.tokens import tokenize
    >>> is_somebody(tokenize("Jan Novak resigned in May."), 0, ())
    True
    """
    before = tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    counted = before is not None and before.text[0].isdecimal()
    spelt_out = tokens[i].lower in lx.MONTHS
    dated = before is not None and spelt_out and before.lower in _BEFORE_MONTHS
    if counted or dated or (after is not None and after.text[0].isdecimal()):
        return False
    borne = tokens[i].lower in lx.MONTHS and is_surname(tokens[i].text)
    wang = before is not None and is_surname(before.text) and is_first_name(tokens[i].text)
    if wang or (borne and before is not None and is_first_name(before.text)):
        return True  # Wang Jun, Ann May
    if after is None:
        return False
    if tokens[i].text in known and (after.text[0].islower() or after.lower in ("'s", "’s")):
        return after.lower in _BEFORE_VERBS or after.lower not in lx.FUNCTION_WORDS
    return is_first_name(tokens[i].text) and _is_family_name(after)


def _is_family_name(token: Token) -> bool:
    """Whether a word after a month can only be somebody's: "Novak", not "Reuters", not "German"."""
    if not token.is_capital or token.is_acronym or token.lower in _NO_NAMES:
        return False
    if demonym(token.text) or is_known_place(token.text):
        return False
    return is_surname(token.text) or not is_word(token.text)


def is_ticker(s: Words, run: NameCandidate) -> bool:
    """Return whether it is half of the sign of a share: "[JSE:AGL]"."""
    for sign in (run.last, run.first - 1):
        if s.word(sign) == ":" and 0 < sign < len(s.tokens) - 1:
            before, mark, after = s.tokens[sign - 1 : sign + 2]
            glued = before.end == mark.start and mark.end == after.start
            return glued and before.is_acronym and after.is_acronym
    return False
