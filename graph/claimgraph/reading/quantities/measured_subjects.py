"""What a figure measures, from the subject of the verb before it: "the toll rose to 41".

A verb of level gives the subject itself: "deaths reached 12", "the toll stood at 19". A verb of
change gives it where "to" follows ("rents rose to 900 euros"); without, the figure is how much the
subject changed, and the verb is said with it ("rents rose").
"""

from __future__ import annotations

from claimgraph.reading.lang.en.dictionary import lemmas, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import is_first_name, is_surname
from claimgraph.reading.lang.en.lexicon import FORMS_OF_BE
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.quantities.drafts import PHRASE_ENDS, QuantityDraft, is_adverb, is_plural
from claimgraph.reading.quantities.quantity_tokens import QuantityTokens, word_set

LONGEST = 6
"""Words of a subject."""
DETERMINERS = word_list("en/quantities.txt", "determiners in subjects")
REACH = word_list("en/quantities.txt", "verbs of level")
_STAYS = word_list("en/quantities.txt", "verbs of level with a preposition")
_PRICED = word_list("en/quantities.txt", "verbs of level with at")
_LEVEL = REACH | FORMS_OF_BE | _STAYS
_CHANGES = word_list("en/quantities.txt", "verbs of change")
_CHANGING = word_list("en/quantities.txt", "verbs that change things")
_PUTTING = word_set("put puts set sets estimate estimated pegged")
_PASSIVES = word_list("en/quantities.txt", "participles of estimates")
_PREPOSITIONS = word_set("to at by from")
_DIRECTIONS = word_set("up down")
_SKIPPED = word_list("en/quantities.txt", "skipped before values")
_BESIDE = _SKIPPED | FORMS_OF_BE
_MODALS = word_list("en/quantities.txt", "modals before verbs of level")
_COUNTING = word_set("number count total tally")
_INSIDE = word_set("of per")
_CONJUNCTIONS = word_list("en/quantities.txt", "conjunctions")
_ENDS = (".", ",", ";", ":", "!", "?", "“", '"', "(", "—", "–")


def subject(tokens: QuantityTokens, draft: QuantityDraft, *, level: bool = False) -> str | None:
    """Return what the subject of the verb before a figure says it measures; None when none does.

    With ``level`` it is the subject of a verb of change alone, whatever follows.
    """
    at = draft.start - 1
    preposition = tokens.word(at) if tokens.word(at) in _PREPOSITIONS else ""
    at -= bool(preposition)
    at -= tokens.word(at) in _DIRECTIONS
    verb = tokens.word(at)
    if tokens.word(at - 1) in _MODALS and (forms := lemmas(verb, "VERB")):
        verb = next((f"{form}s" for form in sorted(forms)), verb)  # "will reach", "could hit"
    reached = preposition in ("to", "from") or tokens.word(draft.start) in ("below", "above")
    changed = verb in _CHANGES and not reached
    if level:
        return _phrase(tokens, _before_verb(tokens, at), bare=False) if changed else None
    level = verb in _LEVEL or (verb in _CHANGES and not changed)
    level = level or (preposition == "at" and verb in _PRICED) or _takes_time(draft, verb)
    passive = verb in _PASSIVES and tokens.word(at - 1) in FORMS_OF_BE
    if not (changed or level or passive):
        return None
    end = _before_verb(tokens, at)
    found = _phrase(tokens, end, bare=draft.bare)
    if found is None or not changed:
        return found
    return f"{found} {tokens.printed(at, draft.start - bool(preposition))}"


def _takes_time(draft: QuantityDraft, verb: str) -> bool:
    """Whether a verb says how long its subject is: "the report took seven years"."""
    return draft.unit is not None and draft.unit.family == "duration" and verb in ("took", "takes")


def changed(tokens: QuantityTokens, draft: QuantityDraft) -> str | None:
    """Return what somebody puts at an amount or changes: "put losses at 40", "cut rates to 5%".

    By how much it changes is said with the verb: "lower inflation by 2 points".
    """
    end = draft.start - 1
    link = tokens.word(end)
    verbs = _PUTTING if link == "at" else _CHANGING
    if link not in ("by", "to", "at"):
        return None
    for verb in range(end - 2, max(-1, end - LONGEST - 1), -1):
        if tokens[verb].kind != "word":
            return None
        if tokens.word(verb) in verbs:
            first = verb + 1 + (tokens.word(verb + 1) in DETERMINERS)
            return tokens.printed(verb if link == "by" else first, end) if first < end else None
    return None


def equated(tokens: QuantityTokens, draft: QuantityDraft) -> str | None:
    """Return the letter or word that a sign sets equal to a number: "p = 0.15", "n = 400"."""
    sign = tokens[draft.number - 1].text
    name = tokens[draft.number - 2]
    return name.text if sign in ("=", "<", ">", "≤", "≥") and name.kind == "word" else None


def worth(tokens: QuantityTokens, draft: QuantityDraft) -> str | None:
    """Return what is said to be worth a sum: "aid worth $5 million"."""
    if tokens.word(draft.start - 1) != "worth":
        return None
    start = end = draft.start - 1
    while start > end - LONGEST and _is_inner(tokens, start - 1):
        start -= 1
    hollow = end == start + 1 and is_adverb(tokens.word(start))  # "is currently worth"
    return tokens.printed(start, end) if end > start and not hollow else None


_BEFORE_VERBS = _BESIDE | _MODALS


def _before_verb(tokens: QuantityTokens, at: int) -> int:
    """Return where the words before a verb end, auxiliaries and adverbs left out."""
    while tokens.word(at - 1) in _BEFORE_VERBS or tokens.word(at - 1).endswith("ly"):
        at -= 1
    return at


def _phrase(tokens: QuantityTokens, end: int, *, bare: bool) -> str | None:
    """Return the noun phrase that ends before a token and begins its clause.

    Of a number without a unit it must name a thing: "Smith was 45" counts nothing.
    """
    start = end
    while start > end - LONGEST and (
        _is_inner(tokens, start - 1) or (start < end and _links(tokens, start - 1))
    ):
        start -= 1
        inner = start > 1 and tokens.word(start) in _INSIDE
        start -= inner and tokens.word(start - 1) in DETERMINERS
    if start < end and tokens.hyphen(start - 1) and tokens[start - 2].kind == "number":
        start -= 2  # "the 90-minute film"
    article = tokens.word(start - 1) in DETERMINERS
    before = tokens[start - 1 - article]
    begins = before.kind == "gap" or before.text in _ENDS or before.lower in _CONJUNCTIONS
    start = _own(tokens, start, end)
    if not begins or start >= end or tokens.word(start) in _INSIDE:
        return None
    if bare and not (article or _is_thing(tokens, start, end)):
        return None
    return tokens.printed(start, end)


def _links(tokens: QuantityTokens, at: int) -> bool:
    """Whether a preposition goes on with a phrase: "rate of growth", "shares in Orvex"."""
    named = tokens.word(at) == "in" and tokens[at + 1].text[:1].isupper()
    return tokens.word(at) in _INSIDE or named


def _is_thing(tokens: QuantityTokens, start: int, end: int) -> bool:
    """Whether the head of a phrase is a plural or a common noun, not somebody's name."""
    head = next((i for i in range(start, end) if tokens.word(i) in _INSIDE), end) - 1
    word = tokens[head].text
    name = is_first_name(word) or is_surname(word)
    return is_plural(word) or ("NOUN" in parts_of_speech(word.lower()) and not name)


def _own(tokens: QuantityTokens, start: int, end: int) -> int:
    """Return where a phrase begins without its owner and without "number of"."""
    for i in range(end - 1, start - 1, -1):
        if tokens.word(i).endswith(("'s", "’s", "s'", "s’")):
            return i + 1
    if tokens.word(start) in _COUNTING and tokens.word(start + 1) == "of":
        start += 2
        start += tokens.word(start) in DETERMINERS
    return start


def _is_inner(tokens: QuantityTokens, at: int) -> bool:
    return tokens[at].kind == "word" and (
        tokens.word(at) not in PHRASE_ENDS
        or tokens.word(at) in ("killed", "injured", "wounded", "died")
    )
