"""Labels that read alone: whom "she", "him" and "its" in them mean, or the deed as a passive."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimgraph.model import EventStatus
from claimgraph.patterns import regex
from claimgraph.reading.events.context import EventMention
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.closed_classes import CLOSED
from claimgraph.reading.lang.en.dictionary import inflected, is_plural, lemmas, parts_of_speech
from claimgraph.reading.lang.en.gazetteer import gender
from claimgraph.reading.lang.en.lexicon import VERB_PARTICLES
from claimgraph.reading.lang.en.sentence import Sentence
from claimgraph.reading.lang.word_lists import word_list

_FEWEST = 3
"""Words of the shortest deed that reads alone without who did it."""
_OWNING = word_list("en/events.txt", "owning")
_PRONOUNS = frozenset({"he", "she", "it", "they", "we"})
_CONTRACTED = regex(r"(?i)(he|she|it|they|i|we|you)['’](?:s|re|ve|d|ll)\b")
_PASSIVE = regex(r"(?:was|were|is|are|been|being|be|got)\b")
_DONE = regex(r" (?:was|were|been) \w+ (?:by|in|to|for|from|at) ")
"""What is done to something, and by whom or where: "findings were published in Nature"."""
_COUNTED = regex(r"(?:(?:least|most|to|than) )?(?:\d|[$£€])")
_HELPERS = regex(r"(?:has|have|had|will|would|also|then|later|had already|already)\s+")
_HELPED = regex(r"(?i)['’]s\s|(?:has|have|had|having|was|were|is|are|been|being)\b|.*\s['’]s\s")
_OPEN_WORDS = word_list("en/events.txt", "open words")
"""Words in a name by which it cannot be read alone."""
_WHOSE = frozenset({"his", "her"})
_OBJECTS = frozenset({"him", "his", "her", "it", "them"})


def named_alone(
    event: EventMention, said: str, start: int, who: Callable[[tuple[int, int]], str | None]
) -> EventMention:
    """Return an event whose name does not open with "he", "she", "it" or "they".

    Whom the text settles is named by ``who``. Of the others, what is done to something is told as a
    passive ("a tent was arranged"); "he was freed" says nothing to a reader who has only the name,
    so that such a one counts only if it takes up another. ``said`` is the sentence, which begins at
    ``start``.
    """
    if event.basis != "verb":
        return event
    pronoun, _, deed = event.name.partition(" ")
    regnal = deed.startswith("I ") and pronoun.lower() not in CLOSED  # "Charles I died"
    rest = deed[2 * regnal :].split()
    words_ = {w if w.isupper() and len(w) > 1 else w.lower() for w in rest}  # not "US"
    points = not _OPEN_WORDS.isdisjoint(words_)  # "since he joined", "struck me"
    points = (
        points
        or pronoun.lower() in ("my", "our", "your")
        or (("'" in deed or "’" in deed) and bool(_CONTRACTED.search(deed)))
    )
    verbal = any(event.deed.split()[0] in lemmas(w.lower(), "VERB") for w in rest)
    numbered = verbal and _COUNTED.match(deed)  # "About 300 people left", "At least 14 people died"
    loose = CLOSED.get(pronoun.lower()) in ("PREP", "SUB", "CONJ", "TO", "AUX", "MODAL")
    points = points or (loose and not numbered) or event.name.startswith("Right now")
    if points or _CONTRACTED.fullmatch(pronoun) or _HELPED.match(event.name):
        return event._replace(bare=True)
    at = _place_before(pronoun, said, event.start - start) + start
    if pronoun.lower() in _OWNING:
        one = who((at, at + len(pronoun))) if pronoun.lower() in _WHOSE else None
        if one is None and pronoun.lower() in ("its", "their") and _DONE.search(deed):
            return event._replace(name=f"{deed[:1].upper()}{deed[1:]}")
        return _owned(event, one, deed) if one else event._replace(bare=True)
    if pronoun.lower() not in _PRONOUNS:
        return event
    passive = bool(_PASSIVE.match(_HELPERS.sub("", deed)))
    one = who((at, at + len(pronoun)))
    if one is not None:
        others = tuple(dict.fromkeys((*event.participants, *([one] if passive else ()))))
        agents = event.agents if passive else tuple(dict.fromkeys((*event.agents, one)))
        others = tuple(name for name in others if name not in agents)
        return event._replace(name=f"{one} {deed}", agents=agents, participants=others)
    told = _HELPERS.sub("", deed)
    if event.agents:
        return event._replace(name=f"{' and '.join(event.agents[:2])} {told}")
    behind = told.lower().split()[1:3]
    bound = any(w in lx.DETERMINERS or w[:1].isdigit() for w in behind)  # "lost nearly a fifth"
    loose = bool(behind) and _is_loose(behind[0]) and not bound
    owned = not _OWNING.isdisjoint(told.lower().split()) or " the only " in told
    if owned or passive or len(told.split()) < _FEWEST or loose:
        return event._replace(bare=True)
    done = as_done(told, event.status)
    return event._replace(name=done, bare=done == told)


def with_objects(
    sentence: Sentence, event: EventMention, who: Callable[[tuple[int, int]], str | None]
) -> EventMention:
    """Return an event that names whom "him" in it means, and whose "her licence" is.

    What is done to an open "it" or "him" says nothing by its name, so that it is none.
    """
    for token in sentence.tokens:
        word = token.lower
        if event.basis != "verb" or word not in _OBJECTS or f" {word}" not in event.name:
            continue
        if not event.start < token.start < event.end:
            continue
        one = who((token.start, token.end)) if word != "it" else None
        one = one if one and gender(one.split()[0]) else None  # else perhaps another's
        owned = word in ("his", "her") and not event.name.endswith(f" {word}")
        other = one not in (*event.agents, *event.participants)
        other = other and (bool(event.agents) or not owned)  # "the patient sold his house"
        if one is not None and other:
            event = event._replace(name=with_name(event.name, word, one, owned=owned))
        elif word in ("it", "them") or event.name.endswith(f" {word}"):
            event = event._replace(bare=True)
    return event


def with_name(name: str, pronoun: str, one: str, *, owned: bool) -> str:
    """Return the name of an event with somebody's name for a pronoun.

    >>> with_name("The board suspended her licence", "her", "Ann Orr", owned=True)
    'The board suspended Ann Orr’s licence'
    """
    mark = ("’" if one.endswith("s") else "’s") if owned else ""
    return re.sub(rf" {pronoun}\b", lambda _: f" {one}{mark}", name, count=1)


def _place_before(word: str, said: str, place: int) -> int:
    """Return where a word stands last in a sentence at or before a place; else that place."""
    found = re.finditer(
        rf"(?<!\w){re.escape(word)}(?!\w)", said[: place + len(word)], re.IGNORECASE
    )
    return max((m.start() for m in found), default=place)


def as_done(deed: str, status: EventStatus) -> str:
    """Return a deed without who did it as a passive, which reads alone; as it is without an object.

    >>> as_done("arranged a tent for the guests", "happened")
    'A tent was arranged for the guests'
    """
    verb, _, rest = deed.partition(" ")
    forms = [f for base in lemmas(verb.lower(), "VERB") for f in inflected(base, "VBN")]
    done = verb if verb in forms else next(iter(forms), None)
    link = next((m for m in _LINKS.finditer(rest)), None)
    thing, more = (rest[: link.start()], rest[link.start() :]) if link else (rest, "")
    thing = _TO_COMMA.findall(thing)[0]
    if both := _TO_SOMEBODY.fullmatch(thing):  # "awarded Ada Lund £18,400"
        thing, more = both[1], f" {both[2]}{more}"
    if CLOSED.get(thing.rpartition(" ")[2]) == "ADV":  # "sold 400 seats twice"
        thing, _, often = thing.rpartition(" ")
        more = f" {often}{more}"
    counted = all(word[0].isdigit() for word in thing.split())  # "voted 14 to 9"
    counted = counted or thing.split()[0].lower() in VERB_PARTICLES  # "put up for sale"
    counted = counted or "have" in lemmas(verb.lower(), "VERB")
    if (
        done is None
        or counted
        or not (_opens_thing(thing) or thing[0].isupper() or thing[0] in _MARKS)
    ):
        return deed
    head = _PHRASES.split(thing)[0].split()
    several = not head[-1][0].isupper() and is_plural(head[-1], tuple(w.lower() for w in head))
    being = _BE.get(status, ("was", "were"))[several]
    being = "may be" if status == "hypothetical" else being
    return f"{thing[0].upper()}{thing[1:]} {being} {done}{more}"


_MARKS = ('"', "“")
_TO_SOMEBODY = regex(r"((?:[A-Z][\w.’'-]*)(?: [A-Z][\w.’'-]*){0,4}) ([£$€¥]?\d.*)")
"""Who gets something, and an amount of it."""
_TO_COMMA = regex(r"(?:[\"“][^\"“”]*[\"”]|(?!, ).)*")
"""Words before a comma, those of a quoted title whole."""


def _opens_thing(thing: str) -> bool:
    first = thing.split()[0].lower()
    if thing[0].isupper() or thing[0] in _MARKS:
        return True
    return first in lx.DETERMINERS or first[0].isdigit() or "ADJ" in parts_of_speech(first)


_BE = {"planned": ("is to be", "are to be"), "ongoing": ("is", "are")}
"""How what is not yet done is told of one and of several."""
_PHRASES = regex(r" (?:of|for|with|in|on|to|from|at) ")
_LINKS = regex(r" (?:to|for|from|in|at|on|into|after|with|by|over|under|near|as) (?=[a-z\d$£€])")
"""Where what is done to something ends; names go on with capitals: "the Prize for Arts"."""


def _is_loose(word: str) -> bool:
    """Whether a word behind a verb begins no object: "voted for", "fell short"."""
    kinds = parts_of_speech(word)
    return CLOSED.get(word) in ("PREP", "ADV", "TO") or bool(kinds and kinds <= {"ADV", "ADJ"})


def _owned(event: EventMention, owner: str, thing: str) -> EventMention:
    """Return an event whose name opens with "his" with the owner."""
    mark = "’" if owner.endswith("s") else "’s"
    return event._replace(name=f"{owner}{mark} {thing}")
