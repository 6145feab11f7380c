"""The names of events, which read alone: the subject put in from the statement that tells it."""

from __future__ import annotations

import re
from collections.abc import Callable

from claimgraph.model import EventStatus
from claimgraph.patterns import regex
from claimgraph.reading.events.context import EventContext, EventMention
from claimgraph.reading.lang.en import lexicon as lx
from claimgraph.reading.lang.en.closed_classes import CLOSED
from claimgraph.reading.lang.en.dictionary import (
    finite,
    inflected,
    is_base_form,
    is_plural,
    lemmas,
    parts_of_speech,
)
from claimgraph.reading.lang.en.phrases import group_start
from claimgraph.reading.lang.word_lists import word_list
from claimgraph.reading.temporal.expressions import time_expressions

_FEWEST = 3
"""Words of the shortest deed that reads alone without who did it."""
_LONGEST = 10
"""Words of the longest subject that goes into the name of an event."""
_OWNING = word_list("en/events.txt", "owning")
_POINTING = word_list("en/events.txt", "pointing") | _OWNING
_PRONOUNS = frozenset({"he", "she", "it", "they", "we"})
_OPENERS = word_list("en/events.txt", "clause openers")
_WORD = regex(r"[\w’'.-]*\w")
_HELPING = regex(r"\b(?:was|were|is|are|has|have|had|will|been)(?: been| be)?(?: later| then)?$")
_CLAUSES = regex(
    r"(?:^|\s)(?:that|when|after|before|because|while|as|if|where|and then|although"
    r"|since(?! \d))\s(?=\S)"
)
_TRAILING = regex(
    r",?\s(?:who|which|that|was|were|is|are|has|have|had|will|been|later|also|then|not)$"
)

_CONTRACTED = regex(r"(?i)(he|she|it|they|i|we|you)['’](?:s|re|ve|d|ll)\b")
_PASSIVE = regex(r"(?:was|were|is|are|been|being|be|got)\b")
_DONE = regex(r" (?:was|were|been) \w+ (?:by|in|to|for|from|at) ")
"""What is done to something, and by whom or where: "findings were published in Nature"."""
_HELPERS = regex(r"(?:has|have|had|will|would|also|then|later|had already|already)\s+")

_HELPED = regex(r"(?i)(?:has|have|had|having|was|were|is|are|been|being)\b|.*\s['’]s\s")
_OPEN_WORDS = word_list("en/events.txt", "open words")
"""Words in a name by which it cannot be read alone."""

_WHOSE = frozenset({"his", "her"})

_HELD = regex(r"\s(?:can|could|will|would|may|might|must|should|is|was|are|were)\s")
_BEING = regex(r"\s(?:is|was|are|were)\s(?=\S)")


def told_subject(ctx: EventContext, i: int, *, pointing: bool = False) -> str:
    """Return the words that the statement of a verb has as subject; "" where these point on.

    "She retired in 2004" of Dora Winkel is told as "Dora Winkel retired in 2004". With
    ``pointing``, "It" is a subject too.
    """
    statement = ctx.told.at(ctx.tokens[i].start)
    if statement is None:
        return ""
    verb = _place_of_group(statement.text, ctx, i)
    before = statement.text[: verb[0]] if verb else ""
    pronoun = before.split()[-1:]
    if pronoun and pronoun[0] in _PRONOUNS:  # "…, from which he", "at its peak it"
        return pronoun[0].capitalize() if pointing else ""
    subject = _without_opening(before)
    if _ends_in_a_verb(subject):
        return ""
    opening = _WORD.match(subject)
    points = opening is None or (not pointing and opening.group().lower() in _POINTING)
    return "" if points or len(subject.split()) > _LONGEST else subject


def put_in(ctx: EventContext, i: int) -> str:
    """Return the subject that the statement of a verb was given; "" where it has its own."""
    statement = ctx.told.at(ctx.tokens[i].start)
    given = [one.words for one in statement.inserted] if statement else []
    subject = told_subject(ctx, i) if given else ""
    return subject if subject in given else ""


def actors_put_in(ctx: EventContext, i: int) -> tuple[str, ...]:
    """Return the actors that were put in as subject of the statement of a verb."""
    statement = ctx.told.at(ctx.tokens[i].start)
    if statement is None:
        return ()
    opening = statement.text[:60]
    given = (one for one in statement.inserted if one.end > one.start)
    names = (ctx.told.named.get(one.start) for one in given if opening.startswith(one.words))
    return tuple(dict.fromkeys(name for name in names if name))


def predicate(ctx: EventContext, first: int, i: int, last: int, *, shared: bool = False) -> str:
    """Return the words of a verb and what goes with it, as its statement has them.

    ``shared`` says that the verb shares its subject, and perhaps "was", with one before.
    """
    plain = " ".join(ctx.text[ctx.tokens[first].start : ctx.tokens[last - 1].end].split())
    while first < i and ctx.s.lower(first) in ("later", "then") and ctx.s.tag(i) == "PAST":
        first += 1  # "and later released"
    bare = first == i and ctx.s.tag(i) in ("PAST", "ADJ", "ING")
    statement = ctx.told.at(ctx.tokens[i].start) if bare or shared or _owns(plain) else None
    verb = place_of(statement.text, ctx.tokens[i].text) if statement else None
    if statement is None or verb is None:
        return plain
    if first == i and ctx.s.tag(i) == "ING" and _is_same(statement.text, verb, ctx, i):
        told = finite(ctx.tokens[i].lower, "past", plural=False) or ctx.tokens[i].text
        return f"{told} {plain.partition(' ')[2]}"
    closing = ctx.tokens[last - 1].text
    end = _word_end(statement.text, closing, verb[1]) if last - 1 > i else verb[1]
    told = statement.text[verb[0] : end]
    if end <= verb[0] or len(told.split()) > len(plain.split()) + 3:
        return plain
    if first < i:
        return f"{ctx.text[ctx.tokens[first].start : ctx.tokens[i].start]}{told}"
    told = told[:1].lower() + told[1:]
    helping = _HELPING.search(" ".join(statement.text[: verb[0]].split()[-3:]))
    return f"{helping.group()} {told}" if helping else told


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
    words_ = {w if w.isupper() and len(w) > 1 else w.lower() for w in deed.split()}  # not "US"
    points = not _OPEN_WORDS.isdisjoint(words_)  # "since he joined", "struck me"
    points = points or pronoun.lower() in ("my", "our", "your") or bool(_CONTRACTED.search(deed))
    numbered = deed[:1].isdigit()  # "About 300 people left"
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
    return event._replace(name=as_done(told, event.status))


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
    thing = thing.partition(", ")[0]
    counted = all(word[0].isdigit() for word in thing.split())  # "voted 14 to 9"
    if done is None or counted or not (_opens_thing(thing) or thing[0].isupper()):
        return deed
    head = _PHRASES.split(thing)[0].split()
    several = not head[-1][0].isupper() and is_plural(head[-1], tuple(w.lower() for w in head))
    being = _BE.get(status, ("was", "were"))[several]
    being = "may be" if status == "hypothetical" else being
    return f"{thing[0].upper()}{thing[1:]} {being} {done}{more}"


def _opens_thing(thing: str) -> bool:
    first = thing.split()[0].lower()
    return first in lx.DETERMINERS or first[0].isdigit() or "ADJ" in parts_of_speech(first)


_BE = {"planned": ("is to be", "are to be"), "ongoing": ("is", "are")}
"""How what is not yet done is told of one and of several."""
_PHRASES = regex(r" (?:of|for|with|in|on|to|from|at) ")
_LINKS = regex(r" (?:to|for|from|in|at|on|into|after|with|by|over|under|near|as) (?=[a-z\d])")
"""Where what is done to something ends; names go on with capitals: "the Prize for Arts"."""


def _is_loose(word: str) -> bool:
    """Whether a word behind a verb begins no object: "voted for", "fell short"."""
    kinds = parts_of_speech(word)
    return CLOSED.get(word) in ("PREP", "ADV", "TO") or bool(kinds and kinds <= {"ADV", "ADJ"})


def _owned(event: EventMention, owner: str, thing: str) -> EventMention:
    """Return an event whose name opens with "his" with the owner."""
    mark = "’" if owner.endswith("s") else "’s"
    return event._replace(name=f"{owner}{mark} {thing}")


def _word_end(said: str, word: str, since: int) -> int:
    """Return where a whole word ends that stands behind a place; before that place without one."""
    found = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(said, since)
    return found.end() if found else -1


def _is_same(said: str, verb: tuple[int, int], ctx: EventContext, i: int) -> bool:
    """Whether a participle stands in its statement as it is."""
    return said[verb[0] : verb[1]].lower() == ctx.tokens[i].lower


def _owns(words_: str) -> bool:
    return not _OWNING.isdisjoint(words_.lower().split())


def place_of(said: str, verb: str) -> tuple[int, int] | None:
    """Return where a verb stands in a statement, perhaps in another form: "killed" of "killing"."""
    found = re.search(rf"(?<!\w){re.escape(verb)}(?!\w)", said, re.IGNORECASE)
    if found:
        return found.span()
    forms = set(lemmas(verb.lower(), "VERB"))
    same = (m for m in _WORD.finditer(said) if forms & set(lemmas(m.group().lower(), "VERB")))
    return next((m.span() for m in same), None)


def _place_of_group(said: str, ctx: EventContext, i: int) -> tuple[int, int] | None:
    """Return where the words of a verb begin in a statement: the "was" of "was revoked"."""
    first = ctx.tokens[group_start(ctx.s, i)].text
    verb = place_of(said, ctx.tokens[i].text)
    opens = list(re.finditer(rf"(?<!\w){re.escape(first)}(?!\w)", said, re.IGNORECASE))
    near = [m.span() for m in opens if verb is None or m.start() <= verb[0]]
    return near[-1] if near else verb


def _ends_in_a_verb(subject: str) -> bool:
    """Whether words end in a verb in the past, so that they are no subject."""
    last = subject.rsplit(" ", 1)[-1].lower()
    return " " in subject and last.endswith("ed") and parts_of_speech(last) == {"VERB"}


def _is_verb(words_: str) -> bool:
    """Whether words begin with a verb and nothing else it could be."""
    first = words_.split(" ", 1)[0].lower()
    return parts_of_speech(first) == {"VERB"} and not is_base_form(first)


def _without_opening(subject: str) -> str:
    """Return a subject without the clause, time or place before it, and without a "who" behind."""
    whole = subject
    *before, subject = _CLAUSES.split(subject)
    that = before and whole.endswith(f" that {subject}")
    if before and (_is_verb(subject) or (that and _HELD.search(subject))):
        subject = before[-1]  # "a study that linked it to fever was withdrawn"
    for when in time_expressions(subject):
        subject = subject[when.end :] if when.start == 0 else subject
        break
    subject = _TRAILING.sub("", _BEING.split(subject.strip(" ,"))[0])
    opening, comma, rest = subject.rpartition(", ")
    if comma and opening.split(" ", 1)[0].lower() in _OPENERS:
        return rest
    return subject.partition(", ")[0] if comma and len(subject.split()) > 8 else subject
