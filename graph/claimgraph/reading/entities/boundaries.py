"""Boundaries of candidates: runs of capitalised words, joined by the small words names hold."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.reading.entities.candidates import LONGEST, block_end, may_name, takes_possessive
from claimgraph.reading.entities.name_joints import (
    is_legal_form,
    past_list,
    past_own_possessive,
    takes_and,
    takes_in,
)
from claimgraph.reading.entities.name_words import (
    NameCandidate,
    Words,
    has_event_head,
    is_numbered_unit,
    is_plain,
    is_year_or_ordinal,
)
from claimgraph.reading.entities.small_words import ROMAN, is_given, known_end, takes_of
from claimgraph.reading.entities.titles import is_office_in_capitals
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.dictionary import is_word
from claimgraph.reading.lang.en.gazetteer import (
    country,
    is_first_name,
    is_known_organisation,
    is_known_place,
    is_place,
    is_surname,
)
from claimgraph.reading.lang.word_lists import word_list

_LONGEST_KNOWN = 6
"""Tokens of the longest name that is looked for in a heading."""
_OF_JOINERS = frozenset({"of", "for", "on", "to"})
_LOCAL_BODIES = word_list("en/entities.txt", "local bodies")
_NUMBERED = word_list("en/entities.txt", "numbered")
"""Heads of bodies that are numbered: "30th Rifle Brigade"."""
_POST_NOMINALS = word_list("en/entities.txt", "post nominals")
"""Honours and degrees behind a person's name."""
_SMALL = lx.FUNCTION_WORDS - lx.MONTHS
_NUMBERS = word_list("en/entities.txt", "numbers in words")


def candidates_of(s: Words) -> Iterator[NameCandidate]:
    """Yield maximal runs of capitalised words, small joining words included."""
    if s.title_case:
        yield from _known_runs(s)
        return
    past = 0
    shown = [i for i, t in enumerate(s.tokens) if t.is_capital or t.text[0].isdecimal()]
    for position in shown:
        if position < past:
            continue
        if not may_name(s, position):
            bare = _bare_election(s, position)
            if bare:
                yield bare
                past = bare.last
            continue
        last = _reach(s, position)
        last = past_own_possessive(s, position, last)
        last += 2 * is_legal_form(s, last)
        first = _with_number(s, position)
        run = _with_event_head(s, NameCandidate(first, last))
        yield run
        past = run.last


def _known_runs(s: Words) -> Iterator[NameCandidate]:
    """Yield what is known to be a name from elsewhere: in a heading capitals tell nothing."""
    position = 0
    while position < len(s.tokens):
        ends = range(min(position + _LONGEST_KNOWN, len(s.tokens)), position, -1)
        runs = (NameCandidate(position, end) for end in ends)
        found = next((run for run in runs if _is_known(s, run)), None)
        if found:
            yield found
        position = found.last if found else position + 1


def _is_known(s: Words, run: NameCandidate) -> bool:
    """Whether words are a name that the text or a list of names holds."""
    if not s.tokens[run.first].is_capital or run.first in s.masked:
        return False
    text = s.text(run)
    if run.last - run.first == 1 and s.known.get(text) == "person":
        beside = [s.tokens[i] for i in (run.first - 1, run.last) if 0 <= i < len(s.tokens)]
        if any(t.is_capital for t in beside):
            return False
    if _is_local_body(s, run) or _is_listed_person(s, run):
        return True
    if text in s.known or country(text) or is_known_organisation(text):
        return True
    if s.word(run.first - 1) == "of":
        return False
    return is_known_place(text) and not is_word(s.tokens[run.first].text)


def _is_listed_person(s: Words, run: NameCandidate) -> bool:
    """Whether somebody in a list of those present stands here: "Ann Ora – Vice President"."""
    if run.last - run.first != 2 or run.first or s.word(run.last) not in ("–", "—", "-", ","):
        return False
    first, last = s.tokens[0].text, s.tokens[1].text
    named = is_surname(last) or (last.isalpha() and not is_word(last))
    return named and is_first_name(first) and not is_word(first)


def _is_local_body(s: Words, run: NameCandidate) -> bool:
    """Whether a town's name and the word for a body make a name: "Ashford City Council"."""
    if run.last - run.first < 2:
        return False
    first, *inner, last = s.tokens[run.first : run.last]
    named = last.lower in _LOCAL_BODIES or last.lower in ("county", "river", "island", "valley")
    if not named or not (first.is_capital and last.is_capital):
        return False
    named = is_place(first.text) or not is_word(first.text)
    return named and all(t.is_capital and t.lower in lx.ROLE_MODIFIERS for t in inner)


def _reach(s: Words, position: int) -> int:
    last = known_end(s, position) or block_end(s, position)
    last = known_end(s, last - 1) or last  # the U.S. Securities and Exchange Commission
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
        if s.tokens[step].lower in ("the", "all") or (s.word(step) == "a" and word == "for"):
            step += 1
        return step if step < len(s.tokens) and may_name(s, step, inside=True) else None
    if word == "+" and s.tokens[last - 1].end == s.tokens[last].start == s.tokens[step].start - 1:
        return step if may_name(s, step, inside=True) else None  # Ora+Falk
    if word == "upon" and last - first == 1 and is_place(s.tokens[first].text):
        return step if may_name(s, step, inside=True) else None
    if word == "in":
        return takes_in(s, first, last)
    if word == "with" and s.word(last - 1) in ("persons", "people", "children", "women"):
        return step if last - first > 1 and may_name(s, step, inside=True) else None
    if word == ",":
        return past_list(s, first, last)
    if word in ("and", "&") and takes_and(s, first, last):
        return step if may_name(s, step, inside=True) else None
    if word in ("'s", "’s", "'", "’") and takes_possessive(s, first, last):
        return step if may_name(s, step, inside=True) else None
    return None


def _with_number(s: Words, position: int) -> int:
    before = position - 1
    if before >= 0 and is_year_or_ordinal(s, before):
        return before
    return position


def _with_event_head(s: Words, run: NameCandidate) -> NameCandidate:
    """Take in the plain words of "2014 Norwegian general election"; drop a stray year."""
    numbered = is_year_or_ordinal(s, run.first)
    last = run.last
    if is_numbered_unit(s, run):
        return NameCandidate(run.first, last + 1)
    while (
        last < len(s.tokens) and last - run.last < 4 and s.tokens[last].lower in lx.ELECTION_WORDS
    ):
        last += 1
    head = s.tokens[last].lower if last < len(s.tokens) else ""
    if head in ("referendum", "crisis", "by-election") and not has_event_head(s, run):
        return NameCandidate(run.first, last + 1)
    if head in ("campaign", "offensive") and last == run.last and is_place(s.text(run)):
        return NameCandidate(run.first, last + 1)
    if head == "party" and last == run.last and s.tokens[last - 1].lower in lx.PARTY_WORDS:
        return NameCandidate(run.first, last + 1)
    civil = last > run.last and s.tokens[last - 1].lower == "civil" and head == "war"
    if head in lx.EVENT_HEADS and (numbered or civil) and head not in ("talks",):
        return _with_place(s, NameCandidate(run.first, last + 1))
    ordinal = numbered and not s.tokens[run.first].text.isdecimal()
    if ordinal and any(w in _NUMBERED for w in s.lower(run.first, run.last)):
        return run
    if numbered and not has_event_head(s, run):
        return NameCandidate(run.first + 1, run.last)
    return run


def _bare_election(s: Words, position: int) -> NameCandidate | None:
    """Return "2003 parliamentary election", which has no capital letter."""
    if not is_year_or_ordinal(s, position) or len(s.tokens[position].text) != 4:
        return None
    last = position + 1
    while last < len(s.tokens) and s.tokens[last].lower in lx.ELECTION_WORDS:
        last += 1
    head = s.tokens[last].lower if last < len(s.tokens) else ""
    sure = last > position + 1 and head in ("election", "elections", "referendum", "campaign")
    return _with_place(s, NameCandidate(position, last + 1)) if sure else None


def _with_place(s: Words, run: NameCandidate) -> NameCandidate:
    last = run.last
    if last + 1 < len(s.tokens) and s.tokens[last].lower == "in":
        step = last + 1 + (s.tokens[last + 1].lower == "the")
        if step < len(s.tokens) and may_name(s, step, inside=True):
            end = block_end(s, step)
            if is_place(s.text(NameCandidate(step, end))):
                return NameCandidate(run.first, end)
    return run


def trimmed(s: Words, run: NameCandidate) -> Iterator[NameCandidate]:
    """Yield a name without small words, titles and labels at its ends; nothing if none is left."""
    first, last = run.first, run.last
    while first < last and _droppable(s, first, last):
        first += 1
    while last - first > 2 and s.tokens[last - 1].text in _POST_NOMINALS:
        last -= 1
    if last - first > 1 and _is_next(s, last):
        last -= 1
    while last > first and _is_small(s, last - 1) and not _ends_name(s, last - 1):
        if s.tokens[last - 2].text == "&" or is_known_organisation(
            s.text(NameCandidate(first, last))
        ):
            break  # Ora & Them, Serie A
        last -= 1
    if first < last:
        yield NameCandidate(first, last)


def _is_next(s: Words, last: int) -> bool:
    """Whether the last word opens what follows: "the Assembly Rt. Hon. Jo Orr", "Jo Orr RRP: 9"."""
    word = s.tokens[last - 1]
    titled = f"{word.lower}." in lx.HONORIFICS and s.word(last) == "."
    label = word.is_acronym and s.word(last) == ":" and is_first_name(s.tokens[last - 3].text)
    return titled or (label and last > 2)


def _ends_name(s: Words, position: int) -> bool:
    """Whether a small word is a number, or the family name of one who bears a rare one before."""
    word, before = s.tokens[position].text, s.tokens[max(0, position - 1)].text
    return word in ROMAN or (is_surname(word) and before[0].isupper() and not is_plain(before))


def _is_rank_only(s: Words, first: int, last: int) -> bool:
    """Whether only a country follows a word of rank: "Assistant U.S." before "Attorney"."""
    rank = s.word(first) in ("assistant", "deputy", "acting", "senior", "special")
    return rank and country(s.text(NameCandidate(first + 1, last))) is not None


def _is_small(s: Words, position: int) -> bool:
    """Whether a token is a function word; a "May" that is in a run at all is somebody's."""
    token = s.tokens[position]
    return token.lower in _SMALL and not token.is_acronym


def _droppable(s: Words, first: int, last: int) -> bool:
    token = s.tokens[first]
    if token.lower in ("incumbent", "former", "late", "then", "ex", "'", "’"):
        return True
    if token.lower in lx.INTERJECTIONS:
        return last - first > 1
    if token.lower in _NUMBERS and last - first > 1 and last < len(s.tokens):
        after = s.tokens[last].text  # Four Kanwariya pilgrims
        return after.islower() and after.endswith("s") and after not in lx.FUNCTION_WORDS
    if _is_rank_only(s, first, last) or is_office_in_capitals(s, first, last):
        return True
    if token.text == "All" and first and last - first > 1 and s.tokens[first - 1].text not in '“".':
        return False  # the All Blacks
    return _is_small(s, first) and not is_given(s, first)
