"""Typing of works: laws, journals, cases, what is staged."""

from __future__ import annotations

from claimgraph.patterns import regex
from claimgraph.reading.entities.name_words import (
    Judgement,
    NameCandidate,
    Words,
    is_in_filmography,
)
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.gazetteer import (
    is_known_organisation,
    is_place,
    is_surname,
)
from claimgraph.reading.lang.en.titles_of_works import WORKS
from claimgraph.reading.lang.en.tokens import has_four_digits
from claimgraph.reading.lang.word_lists import word_list

_STAGINGS = word_list("en/entities.txt", "stagings")
_OF_SERIES = word_list("en/entities.txt", "of series")
_RULING = lx.words("administration agency authority board bureau commission committee office")
_OPENERS = {"treaty", "act", "convention"} | word_list("en/entities.txt", "award openers")
_LAWS = word_list("en/entities.txt", "laws")
_STUDIES = word_list("en/entities.txt", "studies")
_SCIENCES = regex(
    r"(?:\w*olog(?:y|ies)|\w*sciences?|\w*physics|\w*chemistry|medicine|letters|advances|reports"
    r"|communications|genetics|transactions|annals|proceedings|journal|planet)$"
)
"""How the names of journals end, or begin."""


_ORDERED = word_list("en/entities.txt", "orders of authorities")
_OF_AWARDS = word_list("en/entities.txt", "behind awards")


def _is_award(s: Words, run: NameCandidate) -> bool:
    """Whether who may win it stands behind: "the Velm shortlist", "a Velm laureate"."""
    owned = s.word(run.first - 1) in ("'s", "’s")
    return s.word(run.last) in _OF_AWARDS and not owned and not is_known_organisation(s.text(run))


def type_work(s: Words, run: NameCandidate) -> Judgement | None:
    """Return that a candidate names a law, treaty, report or prize."""
    words = s.lower(run.first, run.last)
    head = next((words[i - 1] for i, w in enumerate(words) if i and w in ("on", "for", "of")), "")
    if _is_staged(s, run) or _prints_research(s, run):
        return "work", "apposed"
    text = words[-1] in lx.DOCUMENT_HEADS and head not in _RULING  # Agency for Trade Regulation
    text = text and not is_known_organisation(s.text(NameCandidate(run.last - 2, run.last)))
    text = text or (words[-1] == "order" and words[-2:][0] in _ORDERED)
    if _is_award(s, run):
        return "work", "apposed"
    named = run.last - run.first > 1 and (text or head in _LAWS)
    return ("work", "headWord") if named or words[0] in _OPENERS else None


_RELEASES = word_list("en/entities.txt", "releases")
_OWNED = frozenset({"his", "her", "their", "its", "whose", "'s", "’s"})
"""Whose a work is: "her only hit, Slow Rain,"."""


def _is_staged(s: Words, run: NameCandidate) -> bool:
    """Whether the noun for a work stands before: "her book Rough Water", "a staging of Tosca"."""
    before = s.word(run.first - 1)
    series = before == "series" and s.word(run.first - 2) in _OF_SERIES
    of_year = before in ("'s", "’s") and has_four_digits(s.word(run.first - 2))  # 1972's Vela
    if series or of_year or is_in_filmography(s, run):
        return True
    if s.word(run.last) == ":" and run.first > s.label and _is_subtitle(s, run.last + 1):
        return True
    led = s.word(run.first - 2)
    acted = before == "plays" or (before == "play" and led in lx.FUNCTION_WORDS)
    if acted and led not in lx.DETERMINERS:
        return False  # will play Ora, Bek plays Ora
    if before in ("titled", "entitled", "title"):
        return True
    if before == "of":
        return s.word(run.first - 2) in _STAGINGS
    ends = s.word(run.last) in (",", ".", ":")
    released = before == "," and ends and s.word(run.first - 2) in _RELEASES
    released = released and any(s.word(i) in _OWNED for i in range(run.first - 6, run.first - 2))
    ends = ends and s.word(run.first - 2) in WORKS  # his memoir, Rough Water, sold
    titled = {before, before.removesuffix("s")} & WORKS  # the albums Vela Street and Ora
    return bool(titled) or (before == "," and ends) or released


def _is_subtitle(s: Words, position: int) -> bool:
    """Whether an article with a capital and a further capital stand here: ": The Last Winter"."""
    if position + 1 >= len(s.tokens) or s.tokens[position].text not in ("The", "A", "An"):
        return False
    return s.tokens[position + 1].is_capital


def _prints_research(s: Words, run: NameCandidate) -> bool:
    """Whether it is the journal a study stands in: "a study in Vela Ecology"."""
    before = run.first - 1 - (s.word(run.first - 1) in ("the", "*", "_"))
    if s.word(before) not in ("in", "by") or is_known_organisation(s.text(run)):
        return False
    told = _STUDIES & set(s.lower(max(0, before - 5), before))
    words = s.lower(run.first, run.last)
    return bool(told) and any(_SCIENCES.match(w) for w in (words[0], words[-1]))


_OF_CASES = word_list("en/entities.txt", "cases of law")
"""What is said of a case of law, whose parties a bare "v" parts."""
_RULINGS = lx.words("ruling rulings judgment judgement decision holding dissent")


def type_case(s: Words, run: NameCandidate) -> Judgement | None:
    """Name a case of law: "Ora v. Falk", "R v Falk"."""
    after, before = s.word(run.last), s.word(run.first - 1)
    dotted = (after == "v" and s.word(run.last + 1) == ".") or (
        before == "." and s.word(run.first - 2) == "v"
    )
    if after == "v" or before == "v":
        cited = s.lower(max(0, run.first - 8), run.first) + s.lower(run.last, run.last + 8)
        dotted = dotted or not _OF_CASES.isdisjoint(cited)
    if (
        s.word(run.first) == "re"
        and run.last - run.first > 1
        and s.word(run.last) in (",", ".", ")")
    ):
        return "work", "case"  # in Re Ora Mining
    ruled = before == "in" and s.word(run.first - 2) in _RULINGS and run.last - run.first > 1
    if ruled and is_surname(s.tokens[run.last - 1].text) and not is_place(s.text(run)):
        return "work", "case"  # the court's ruling in Ora Falk
    crown = before == "v" and s.word(run.first - 2) in ("r", "regina", "rex")
    return ("work", "case") if dotted or crown else None
