"""Word classes of open words: noun, verb or adjective, by what a word can be and its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.closed_classes import CLOSED, STANDALONE
from claimgraph.reading.lang.en.dictionary import (
    is_base_form,
    is_past_only,
    is_third_person,
    lemmas,
    parts_of_speech,
    verb_share,
)
from claimgraph.reading.lang.en.tokens import FINITE, FULL_VERBS, Tag, Token, has_four_digits
from claimgraph.reading.lang.word_lists import phrase_list, word_list, word_table

QUOTES = frozenset("“”‘’\"'«»„")
_POWERS = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})
_NOUN_BEFORE = frozenset({"DET", "POSS", "ADJ", "PREP", "NUM"})
_SEVERAL = STANDALONE - {"this", "another"}
_BEFORE_VERBS = frozenset({"TO", "MODAL", "PRON", "REL", "NOT"})
_PLURALS = word_list("en/tagging.txt", "plurals")
_AGENTS = phrase_list("en/tagging.txt", "endings of agents")
_REPORTING = word_list("en/tagging.txt", "nouns or verbs of saying")
_SAYING = frozenset(word_table("en/reporting_verbs.txt", "verbs"))
_BY_PEOPLE = word_list("en/tagging.txt", "nouns or verbs of people")
_THIRD_PLANS = word_list("en/tagging.txt", "third forms of plans")
IRREGULAR_PAST = word_list("en/tagging.txt", "irregular pasts")
_SHOWING = word_list("en/tagging.txt", "verbs of showing")
_AS_ONE_FALLS = frozenset({"ill", "asleep", "silent", "short", "apart", "foul"})
_PLACING = frozenset({"in", "at", "of", "from", "near"})
_SELDOM = 0.1  # a word that is a verb less often is none before a name
_MOSTLY = 0.5  # one that is no more often is none behind a name where nothing follows
_LONG = 6
"""Letters of adverbs that are no adjectives as well: not "early", "weekly"."""
_PAST_TENSE = frozenset({"PAST", "AUX"})
_BEFORE_PAST = lx.BE | lx.HAVE | {"that"}


def open_class(word: str, previous: str, tags: Sequence[Tag], after: Token | None) -> Tag:
    """Return the class of a word of no closed class, by its neighbours and what it can be."""
    possible = parts_of_speech(word)
    before = tags[-1] if tags else "MARK"
    only = previous == "only" and tags[-2:-1] in (["DET"], ["POSS"])  # "the only witnesses"
    if only or (before == "QUOTE" and len(tags) > 1 and tags[-2] in _BEFORE_VERBS):
        before = tags[-2]  # "said it “regrets any delay”"
    if word == "home" and previous in ("from", "at"):
        return "NOUN"
    if word == "long" and previous in lx.HAVE:
        return "ADV"  # "have long argued"
    if word == "left" and previous == "the" and not noun_follows(after):
        return "NOUN"  # "rolled to the left and struck a hill"
    if word == "found":  # of "find" far more often than "to found"
        return "VERB" if before in ("TO", "MODAL") else "PAST"
    if before == "REL" and after and "NOUN" in possible and is_third_person(word):
        bare = parts_of_speech(after.lower) == {"VERB"} and is_base_form(after.lower)
        if bare or CLOSED.get(after.text) in ("AUX", "MODAL"):
            return "NOUN"  # "which engineers have tested", "which doctors expect to heal"
    moved = word in lx.VERB_PARTICLES and before in FULL_VERBS
    told = before in FULL_VERBS and "ADJ" in possible and noun_follows(after)  # "does daily tasks"
    if moved or (word.endswith("ly") and (not possible or "ADV" in possible) and not told):
        return "ADV"
    if "VERB" in possible:
        plain = before == "CONJ" and "ADJ" in possible and word not in IRREGULAR_PAST
        if plain and is_base_form(word) and after and after.lower in ("a", "an"):
            return "VERB"  # "and open a café": no adjective stands before an article
        joined = before == "CONJ" or (before == "MARK" and previous == ",")
        told = joined and tags[-2:-1] in (["NOUN"], ["NAME"]) and word in IRREGULAR_PAST
        if told and after and after.lower in lx.VERB_PARTICLES:
            return "PAST"  # "the board, set up in May, …"
        if joined and word == "fell" and after and after.lower in _AS_ONE_FALLS:
            return "PAST"
        if joined and word in IRREGULAR_PAST and _again_past(word, tags, after):
            return "PAST"
        if before == "NAME" and "CONJ" in tags[-4:-1] and is_base_form(word) and _argument(after):
            return "VERB"  # "Ada Lund and Jon Falk reprise their roles"
        opens = len(tags) == 1 and before == "NOUN"
        behind = tags[-2] if before == "ADV" and len(tags) > 1 else before
        present = behind == "CONJ" and "VERB" in tags and not _PAST_TENSE.intersection(tags)
        verbal = _verbal(word, previous, before, possible, after, opens=opens, joined=present)
        if verbal or _tells_that(word, tags, after):
            return verbal or "VERB"
    if "NOUN" in possible and not ("ADJ" in possible and noun_follows(after)):
        return "NOUN"
    counted = word in ("second", "third") or word.endswith("th")
    if counted and before == "DET" and not noun_follows(after):
        return "NOUN"  # "two fell, and a third was lost"
    if "ADJ" in possible or "ADV" in possible:
        return "ADJ" if "ADJ" in possible else "ADV"
    if not possible and word.endswith("ed") and len(word) > 5 and word.isalpha():
        return "ADJ" if noun_follows(after) else "PAST"  # "geolocated footage", "relaunched in"
    return "NOUN"


def _again_past(word: str, tags: Sequence[Tag], after: Token | None) -> bool:
    """Whether a past form that could be a noun goes on with a clause: "lasted … and cost 4"."""
    if after is None or not any(tag in ("PAST", "AUX") for tag in tags[-25:]):
        return False
    follows = CLOSED.get(after.lower)
    if follows in ("DET", "POSS", "PRON") or after.text[0] in "0123456789$€£":
        return True
    if set(lemmas(word, "VERB")) == {word}:  # "cut" is its own past, "fell" that of "fall"
        return after.lower in lx.VERB_PARTICLES
    return follows in ("PREP", "SUB", "ADV", "NUM") and after.lower != "of"


def _tells_that(word: str, tags: Sequence[Tag], after: Token | None) -> bool:
    """Whether a word before "that" is the verb a clause lacks: "data from the agency show that"."""
    if after is None or after.lower != "that" or word not in _SHOWING or tags[-1:] != ["NOUN"]:
        return False
    return not any(tag in FINITE for tag in tags[-12:])


def noun_follows(after: Token | None) -> bool:
    """Whether the next word can be a noun or has a capital, so that this one may go with it."""
    if after is None or not after.is_word or after.lower in CLOSED:
        return False
    return after.is_capital or "NOUN" in parts_of_speech(after.lower)


def _verbal(
    word: str, previous: str, before: Tag, possible: frozenset[str], after: Token | None,
    *, opens: bool, joined: bool,
) -> Tag | None:  # fmt: skip
    """Return what kind of verb a word is here; None when it is rather a noun or adjective.

    ``opens`` says that it follows the one noun that opens a sentence, ``joined`` that it stands
    behind the "and" of a sentence in the present.
    """
    base = lemmas(word, "VERB")
    if word.endswith("ing") and word not in base:
        return "NOUN" if before in ("DET", "POSS", "ADJ") and "NOUN" in possible else "ING"
    past = word in IRREGULAR_PAST or not (word in base or word.endswith(("s", "ing")))
    if past and word not in base:
        modifies = (before in _NOUN_BEFORE and before != "PREP") or previous == "than"
        told = previous in _SEVERAL and is_past_only(word)  # "some became villages"
        attributive = modifies and noun_follows(after) and not told
        return "ADJ" if attributive or (joined and _describes(word, previous, after)) else "PAST"
    if past and (before in ("PRON", "NAME", "NOUN", "REL") or previous in _BEFORE_PAST):
        return "PAST"
    if before in _BEFORE_VERBS:
        return "VERB"
    if possible == {"VERB"}:
        bare = word in base and previous not in _SEVERAL  # gaps: "the dam", "two thirds"
        noun = (before in ("DET", "POSS") and bare) or (before == "NUM" and not bare)
        noun = noun or previous in ("the", "a", "an")
        return None if noun else "VERB"
    if before == "NUM" and has_four_digits(previous) and word.endswith("s") and word not in base:
        return "VERB" if _argument(after) else None  # "a map of 1720 shows the"
    if before in _NOUN_BEFORE:
        several = previous in _SEVERAL and word in base  # "many say"
        return "VERB" if several and verb_share(word) > 1 - _SELDOM else None
    if before == "CONJ" and word in _THIRD_PLANS and after is not None and after.lower == "to":
        return "VERB"
    owned = after and CLOSED.get(after.lower) in ("DET", "POSS") and _SAYING.isdisjoint(base)
    behind = before == "MARK" and previous in (",", ")")
    office = word in lx.ROLES and after is not None and after.lower == "to"  # "counsel to the"
    if behind and (owned or (word in base and _argument(after) and not office)):
        return "VERB"  # "Lind, a clerk, chairs the board"
    resumes = previous == "," and after is not None and after.lower == "that"
    if resumes and word.endswith("s") and word not in base and not _SAYING.isdisjoint(base):
        return "VERB"  # "Ora, a nurse, cautions that"
    if before in ("NAME", "NOUN", "ADV"):
        return _after_noun(word, previous, base, before, after, bare=opens)
    return None


def _describes(word: str, previous: str, after: Token | None) -> bool:
    """Whether a participle stands before its noun: "rests on scripts and repeated use of tools"."""
    manner = previous.endswith("ly") and previous not in lx.TIMELY
    alike = word in lx.ATTRIBUTIVE or manner or "ADJ" in parts_of_speech(word)
    return alike and noun_follows(after) and not (after and after.is_capital)


def _argument(after: Token | None) -> bool:
    return after is not None and CLOSED.get(after.lower) in ("DET", "SUB", "TO", "POSS", "PRON")


def _after_noun(
    word: str, previous: str, base: tuple[str, ...], before: Tag, after: Token | None, *, bare: bool
) -> Tag | None:
    """Decide "the bank reports profits" against "the bank report": by ending and what follows."""
    third = word.endswith("s") and word not in base
    by_people = word in _REPORTING or word in _BY_PEOPLE
    if word == "say" or (by_people and before == "NOUN" and _are_people(previous, after)):
        return "VERB"
    counted = previous in _POWERS  # "3 million crowns"
    if counted or (third and before == "NAME" and _is_plural(word, after)):
        return None
    if by_people and after is not None and after.text == "." and previous.endswith(_AGENTS):
        return "VERB"  # "it fell by 2%, the authors report."
    if after is None or not after.is_word:
        counts = before == "ADV" and after is not None and after.text[0].isdecimal()
        led = before == "NAME" or counts or (after and after.text == ":")  # "now costs 6 francs"
        return "VERB" if third and led else None
    follows = CLOSED.get(after.lower)
    fell = third and after.lower in IRREGULAR_PAST  # "Acme shares fell"
    acts = third and base[0] in lx.ROLES and verb_share(word) < _MOSTLY
    fell = fell or (acts and _is_only_past(after.lower))
    if fell or follows in ("AUX", "MODAL") or after.lower == "of":
        return None
    opens = follows in ("DET", "SUB", "TO", "POSS", "PRON", "REL") or after.text in QUOTES
    placed = third and bare and after.lower in _PLACING
    if placed and (word in lx.ORGANISATION_HEADS or base[0] in lx.ROLES):
        return None  # "Border guards in Narva": a bare noun does nothing
    if third:
        manner = before == "ADV" and previous.endswith("ly") and len(previous) > _LONG
        if manner and previous not in lx.TIMELY and noun_follows(after):
            return "VERB"  # "surgery significantly impacts recovery"
        acts = opens or before == "NAME" or follows == "PREP" or after.is_capital
        return "VERB" if acts else None
    plural = previous.endswith("s") or previous in _PLURALS or before == "ADV"
    names = after.is_capital and verb_share(word) >= _SELDOM  # not "the rights group Orr"
    spans = before == follows == "ADV" and verb_share(word) > _MOSTLY  # "events now span nearly"
    return "VERB" if plural and (opens or names or spans) else None


def _is_only_past(word: str) -> bool:
    """Whether a word in -ed describes nothing: "EU ministers reached a deal"."""
    return word.endswith("ed") and parts_of_speech(word) == {"VERB"}


def _is_plural(word: str, after: Token | None) -> bool:
    """Whether a word behind a name is rather several of something: "two Orr engineers, …"."""
    follows = CLOSED.get(after.lower) if after is not None and after.is_word else "MARK"
    share = verb_share(word)
    alone = follows == "CONJ" or (after is not None and after.text == ",")
    agents = word.endswith(_AGENTS) and follows not in ("DET", "POSS", "PRON")
    return (agents and share < _SELDOM) or (alone and share <= _MOSTLY)


def _are_people(word: str, after: Token | None) -> bool:
    """Whether several people do what follows: "experts fear prices …", not "a fear of"."""
    several = word.endswith(_AGENTS) or word in _PLURALS
    return several and after is not None and bool(parts_of_speech(after.lower) & {"NOUN", "ADJ"})
