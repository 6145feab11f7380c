"""What a claim says of whom, where and when: two figures are of one thing only where these agree.

"Germany sent 300 soldiers to Lithuania" and "France sent 500 soldiers to Romania" do not
contradict each other, nor do the residents of a city in two years, nor the two ends of a change.
Where it is not clear that two claims speak of the same, they are not compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from claimgraph.model import Actor, Claim, Event, Figure
from claimgraph.patterns import regex
from claimgraph.text_similarity import stems

_NUMBER = regex(r"\d+(?:[.,]\d+)*")
_CALENDAR = regex(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b"
    r"|\b(?:today|yesterday|tomorrow)\b"
)
_MEASURING = stems(
    "least most fewer less greater nearly almost around approximately roughly exactly precisely "
    "maximum minimum upwards hundreds dozens thousands millions billions trillions"
)
"""Words of a figure itself, which say nothing of its subject."""
_UNSURE = ("denied", "asked", "conditional")
"""Modalities under which a figure is not put forward as true."""


@dataclass(frozen=True)
class Context:
    """What one claim says around its figures.

    ``particulars`` are those it names, and the numbers and days it gives; ``words`` the stems of
    its other words; ``days`` the first and last day of the events it is about (ISO 8601).
    """

    claims: frozenset[str]
    particulars: frozenset[str]
    words: frozenset[str]
    days: tuple[tuple[str, str], ...] = ()
    planned: bool = False

    def fits(self, other: Context) -> bool:
        """Whether both may speak of one thing.

        They may when one of them names nobody and no day or number but what the other names, too;
        when more than half of the words of the shorter one are in the other; when their events
        share a day; and when both or neither tell of a plan. Two figures of one claim are the ends
        of a change or parts of a list.
        """
        return (
            self.claims.isdisjoint(other.claims)
            and self.planned == other.planned
            and (self.particulars <= other.particulars or other.particulars <= self.particulars)
            and _alike(self.words, other.words)
            and _together(self.days, other.days)
        )


def contexts(
    figures: Iterable[Figure],
    claims: Iterable[Claim],
    actors: Mapping[str, Actor],
    events: Mapping[str, Event],
    speakers: Mapping[str, Collection[str]],
) -> dict[str, Context | None]:
    """Return the context of each figure that a claim states, by figure id.

    Of several claims the one with the fewest words tells it. None stands for a figure that no
    claim puts forward as true.

    Args:
        figures: the figures asked for.
        claims: the claims that state them.
        actors: those that the claims mention, by id.
        events: those that the claims are about, by id.
        speakers: who says each claim, by claim id: they are not part of what is said.
    """
    stating: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for name in claim.figures:
            stating[name].append(claim)
    held = {figure.id: figure for figure in figures}
    made: dict[str, Context | None] = {}
    found: dict[str, Context | None] = {}
    for figure in held.values():
        told = stating.get(figure.id)
        if told:
            claim = min(told, key=lambda one: (len(one.text), one.id))
            if claim.id not in made:
                stated = [held[f] for f in claim.figures if f in held]
                said_by = speakers.get(claim.id, ())
                made[claim.id] = _context(claim, stated, actors, events, said_by)
            found[figure.id] = _stated_by(made[claim.id], told, figure)
    return found


def _stated_by(made: Context | None, told: list[Claim], figure: Figure) -> Context | None:
    """Return a claim's context as that of one of its figures."""
    if made is None or any(_is_left(claim.text, figure) for claim in told):
        return None
    measured = stems(" ".join(filter(None, (figure.what, figure.unit_text))))
    claims = frozenset(claim.id for claim in told)
    return Context(claims, made.particulars, made.words - measured, made.days, made.planned)


def _is_left(text: str, figure: Figure) -> bool:
    """Whether a figure is what a change starts from, and so no longer holds: the 12 of "rose from
    12 to 18", "is 18, up from 12" and "rose to 18 from 12"."""
    left = (m[m.lastindex or 0] for m in _LEFT.finditer(text))
    numbers = {_digits(n) for words in left for n in _NUMBER.findall(words)}
    return figure.upper is None and _digits(str(figure.value)) in numbers


_WORDS = r"((?:\s+\S{1,40}){1,4}?)"
_NEAR = r"((?:\s+\S{1,40}){1,2}?)(?=[\s,.;]|$)"
_TO = r"\bto\s+\S{0,40}\d\S{0,40}(?:\s+\S{1,40}){0,3}?"
_LEFT = regex(rf"\bfrom{_WORDS}\s+to\b|\b(?:up|down)\s+from{_NEAR}|{_TO}\s+from{_NEAR}")


def _context(
    claim: Claim,
    stated: Iterable[Figure],
    actors: Mapping[str, Actor],
    events: Mapping[str, Event],
    speakers: Collection[str],
) -> Context | None:
    if claim.polarity == "negative" or claim.modality in _UNSURE:
        return None
    named = [actors[one] for one in claim.mentions if one in actors and one not in speakers]
    names = {actor.name.casefold().removeprefix("the ") for actor in named}
    figured = {_digits(str(n)) for f in stated for n in (f.value, f.upper) if n is not None}
    numbers = {n for n in _NUMBER.findall(claim.text) if _digits(n) not in figured}
    days = {day.casefold() for day in _CALENDAR.findall(claim.text)}
    words = {word for word in stems(claim.text) if not word[0].isdecimal()}
    told = {stem for name in names for stem in stems(name)} | {s for d in days for s in stems(d)}
    return Context(
        frozenset((claim.id,)),
        frozenset(names | numbers | days),
        frozenset(words - told - _MEASURING),
        tuple(_days(events[one]) for one in claim.about if one in events and events[one].when),
        claim.modality == "planned",
    )


def _digits(number: str) -> str:
    """Return the digits that tell a number from others however it is scaled: "1.5" is 1,500,000."""
    return number.replace(",", "").replace(".", "").strip("0")


def _days(event: Event) -> tuple[str, str]:
    return event.start_date or "", event.end_date or "9999"


def _together(first: Iterable[tuple[str, str]], second: Iterable[tuple[str, str]]) -> bool:
    """Whether some event of the one shares a day with some of the other, as far as they tell."""
    others = list(second)
    pairs = [(a, b) for a in first for b in others]
    return not pairs or any(_before(a[0], b[1]) and _before(b[0], a[1]) for a, b in pairs)


def _before(start: str, end: str) -> bool:
    """Whether a day is not after another, to the year, month or day that both tell."""
    least = min(len(start), len(end))
    return start[:least] <= end[:least]


def _alike(first: frozenset[str], second: frozenset[str]) -> bool:
    shorter = min(len(first), len(second))
    return not shorter or 2 * len(first & second) > shorter
