"""Boundaries of candidates: runs of capitalised words, joined by the small words names hold."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.reading.entities.candidates import (
    LONGEST,
    Candidate,
    Words,
    block_end,
    has_event_head,
    is_year_or_ordinal,
    may_name,
    takes_of,
    takes_possessive,
)
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import is_place
from claimgraph.reading.lang.en.people import is_first_name

_OF_JOINERS = frozenset({"of", "for", "on", "to"})
_WIDE = lx.words(
    "department ministry office organisation organization committee commission council conference"
    " party alliance union church association society confederation federation board bureau center"
    " centre institute agency foundation congress academy court secretary minister authority"
    " directorate democrats movement tribunal law chamber school college"
)
"""Heads whose "of X and Y" is one name."""


def candidates_of(s: Words) -> Iterator[Candidate]:
    """Yield maximal runs of capitalised words, small joining words included."""
    position = 0
    while position < len(s.tokens):
        if not may_name(s, position):
            bare = _bare_election(s, position)
            if bare:
                yield bare
            position = bare.last if bare else position + 1
            continue
        last = _reach(s, position)
        first = _with_number(s, position)
        run = _with_event_head(s, Candidate(first, last))
        yield run
        position = max(run.last, position + 1)


def _reach(s: Words, position: int) -> int:
    last = block_end(s, position)
    while last - position < LONGEST and (step := _joined(s, position, last)) is not None:
        last = block_end(s, step)
    return min(last, position + LONGEST)


def _joined(s: Words, first: int, last: int) -> int | None:
    """Return where a run goes on after "of", "for the" or "and"; None when it ends here."""
    if last >= len(s.tokens) - 1:
        return None
    word = s.tokens[last].lower
    step = last + 1
    if word in _OF_JOINERS and takes_of(s, first, last, word):
        if s.tokens[step].lower in ("the", "all", "a"):
            step += 1
        return step if step < len(s.tokens) and may_name(s, step, inside=True) else None
    if word == "upon" and last - first == 1 and is_place(s.tokens[first].text):
        return step if may_name(s, step, inside=True) else None
    if word in ("and", "&") and _takes_and(s, first, last):
        return step if may_name(s, step, inside=True) else None
    if word in ("'s", "’s", "'", "’") and takes_possessive(s, first, last):
        return step if may_name(s, step, inside=True) else None
    return None


def _takes_and(s: Words, first: int, last: int) -> bool:
    words = s.lower(first, last)
    step = last + 1
    if "and" in words or not may_name(s, step, inside=True):
        return False
    following = s.lower(step, block_end(s, step))
    opened = [w for w in ("of", "for", "on") if w in words]
    if opened and any(w in _WIDE for w in words[: words.index(opened[0])]):
        left = words[words.index(opened[0]) + 1 :]
        return not _whole_name(s, step) and len(left) <= 4
    if s.tokens[last].text == "&":
        return True
    head = following[-1]
    plain = all(is_word(w) for w in words + following)
    if plain and last - first == 1 and not _whole_name(s, step):
        # "Law and Justice", "Foreign and Commonwealth Office"
        return head in lx.ORGANISATION_HEADS or (first > 0 and words[0] not in lx.ROLES)
    return False


def _whole_name(s: Words, step: int) -> bool:
    """Whether what begins here is a name that stands by itself."""
    end = block_end(s, step)
    words = s.lower(step, end)
    text = s.text(Candidate(step, end))
    return (
        words[-1] in lx.ORGANISATION_HEADS
        or (is_first_name(s.tokens[step].text) and end - step > 1)
        or (s.tokens[step].is_acronym and end - step == 1)
        or words[0] in lx.HONORIFICS
        or ("of" not in s.lower(max(0, step - 4), step) and is_place(text))
    )


def _with_number(s: Words, position: int) -> int:
    before = position - 1
    if before >= 0 and is_year_or_ordinal(s, before):
        return before
    return position


def _with_event_head(s: Words, run: Candidate) -> Candidate:
    """Take in the plain words of "2014 Norwegian general election"; drop a stray year."""
    numbered = is_year_or_ordinal(s, run.first)
    last = run.last
    while (
        last < len(s.tokens) and last - run.last < 4 and s.tokens[last].lower in lx.ELECTION_WORDS
    ):
        last += 1
    head = s.tokens[last].lower if last < len(s.tokens) else ""
    if head in ("referendum", "crisis", "by-election") and not has_event_head(s, run):
        return Candidate(run.first, last + 1)
    if head in ("campaign", "offensive") and last == run.last and is_place(s.text(run)):
        return Candidate(run.first, last + 1)
    if head == "party" and last == run.last and s.tokens[last - 1].lower in lx.PARTY_WORDS:
        return Candidate(run.first, last + 1)
    civil = last > run.last and s.tokens[last - 1].lower == "civil" and head == "war"
    if head in lx.EVENT_HEADS and (numbered or civil) and head not in ("talks",):
        return _with_place(s, Candidate(run.first, last + 1))
    if numbered and not has_event_head(s, run):
        return Candidate(run.first + 1, run.last)
    return run


def _bare_election(s: Words, position: int) -> Candidate | None:
    """Return "2003 parliamentary election", which has no capital letter."""
    if not is_year_or_ordinal(s, position) or len(s.tokens[position].text) != 4:
        return None
    last = position + 1
    while last < len(s.tokens) and s.tokens[last].lower in lx.ELECTION_WORDS:
        last += 1
    head = s.tokens[last].lower if last < len(s.tokens) else ""
    sure = last > position + 1 and head in ("election", "elections", "referendum", "campaign")
    return _with_place(s, Candidate(position, last + 1)) if sure else None


def _with_place(s: Words, run: Candidate) -> Candidate:
    last = run.last
    if last + 1 < len(s.tokens) and s.tokens[last].lower == "in":
        step = last + 1 + (s.tokens[last + 1].lower == "the")
        if step < len(s.tokens) and may_name(s, step, inside=True):
            end = block_end(s, step)
            if is_place(s.text(Candidate(step, end))):
                return Candidate(run.first, end)
    return run
