"""Which mentions tell of one event: same name, or same deed, place and agents that agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimgraph.patterns import regex
from claimgraph.reading.entities.names import FEW, SHOWN
from claimgraph.reading.entities.names import reason as name_reason
from claimgraph.reading.events.context import EventMention
from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.word_lists import counted, phrase_list, word_list

_UNSETTLED = frozenset({"hypothetical", "denied"})
_ONCE = frozenset({"resign", "inaugurate", "bear", "die"})
"""Deeds that one actor hardly does twice in one document."""
_ALIKE = {
    deed: deeds[0]
    for deeds in (line.split() for line in phrase_list("en/events.txt", "alike"))
    for deed in deeds
}
"""For each deed the first of those by which headlines and sentences tell the same event."""
_SUCH = word_list("en/events.txt", "such happenings")
_ANY = word_list("en/events.txt", "any happenings")
_ACCIDENTS = word_list("en/events.txt", "accidents")
"""Nouns that take up a happening of any of these deeds: "the accident" is the crash told of."""
_AFTER_HEADLINE = 5
"""Events behind that of a headline among which the one that it tells of is looked for."""
_WORD, _NUMBER = regex(r"[^\W\d_]{4,}"), regex(r"\d+")
_STORM = regex(r"^(?:tropical )?(?:storm|hurricane|typhoon|cyclone) ")
_ORDINAL = regex(r"^\d+(?:st|nd|rd|th) ")
_BACK, _ENDS = 8, 2
"""How many events of one deed a mention is compared with, and how many mentions of each, at the
first and at the last, so that time grows with length alone."""


def one_each(found: Iterable[EventMention], actors: Mapping[str, str]) -> list[list[EventMention]]:
    """Return mentions grouped by event: same name, or same deed, place and agents that agree.

    What is only ever named as known, twice or more, is an event: "the floods", "the flooding".
    "The attack" is the one attack told of before, where there is but one and nothing speaks
    against it. ``actors`` says by name whom each acts for, or who it is.
    """
    groups: list[list[EventMention]] = []
    bare: dict[str, list[EventMention]] = defaultdict(list)
    by_deed: dict[str, list[list[EventMention]]] = defaultdict(list)
    headlines: list[list[EventMention]] = []
    for event in found:
        known = by_deed[event.deed]
        compared = ((g, o) for g in known[-_BACK:] for o in _ends(g))
        group = next((g for g, o in compared if _same(o, event, actors)), None)
        if group is None and len(known) == 1 and _takes_up(known[0][0], event):
            group = known[0]
        if group is None:
            group = next((g for g in headlines if _restates(g[0], event)), None)
            headlines = [g for g in headlines if g is not group]
            known += [group] if group else []  # "the quake" is that of "Quake kills 12", too
        if group is None and event.bare:
            bare[event.deed].append(event)
            continue
        if group is None:
            group = []
            groups.append(group)
            known.append(group)
            if event.headline:
                headlines = [*headlines[-_ENDS:], group]
        group.append(event)
        if headlines:
            near = groups[-_AFTER_HEADLINE:]
            headlines = [g for g in headlines if any(g is other for other in near)]
    hurt = any(e.deed in _ACCIDENTS for g in groups for e in g)
    known_twice = (
        b
        for deed, b in bare.items()
        if len(b) > 1
        and any(e.definite == "known" for e in b)
        and not by_deed.get(deed)
        and not all(e.name.lower() in (_ANY | _SUCH if hurt else _ANY) for e in b)
    )
    return [*groups, *(b for b in known_twice if all(e.status == "happened" for e in b))]


def reason(event: EventMention) -> str | None:
    """Return in words how an event was found; of a rule seldom met, how seldom."""
    if not event.rule:
        return None
    if event.basis == "name":
        return name_reason("event", event.rule)
    cases, _ = counted(__package__ or "", event.rule)
    rough = f" The rule was counted in {cases} cases only." if cases < FEW else ""
    return f"Told by {_WHY[event.rule]}.{rough}"


_WHY = {
    "headline": "a headline", "datedLine": "a line that opens with its date",
    "noun": "a noun of happening", "nounOfAction": "a noun made from a verb",
    "listedVerb": "a verb of happening", "otherVerb": "the frame of its verb",
    "verbByObject": "the object of its verb", "lightVerb": "the object of a light verb",
    "phrasalVerb": "a set phrase", "infinitive": "an infinitive", "participle": "a participle",
}  # fmt: skip


def is_shown(event: EventMention) -> bool:
    """Whether the text's own words say that a name names an event: "the Orsk Conference"."""
    return event.basis == "name" and event.rule in SHOWN


def _ends(group: Sequence[EventMention]) -> Sequence[EventMention]:
    return group if len(group) <= 2 * _ENDS else (*group[:_ENDS], *group[-_ENDS:])


def _same(a: EventMention, b: EventMention, actors: Mapping[str, str]) -> bool:
    """Whether two mentions tell of one event: by name, or by deed, day, place and who did it."""
    if a.basis == b.basis == "name":
        return plain_name(a.name) == plain_name(b.name)
    if a.start_date and b.start_date and a.start_date != b.start_date:
        return False
    if a.deed in _ONCE and _of_whom(a) == _of_whom(b) and a.status == b.status:
        return bool(_of_whom(a))
    if (a.status in _UNSETTLED) != (b.status in _UNSETTLED):
        return False
    told = a.basis == b.basis == "verb" and a.name == b.name
    if told and (a.agents, a.participants, a.status) == (b.agents, b.participants, b.status):
        return True
    if not (a.agents and b.agents):
        return False
    if _apart(a.places, b.places) and _apart(a.participants, b.participants):
        return False
    return not {_for(n, actors) for n in a.agents}.isdisjoint(_for(n, actors) for n in b.agents)


def plain_name(name: str) -> str:
    """Return the name of an event in lower case without a number or "storm" before it.

    >>> plain_name("7th Velark Festival")
    'velark festival'
    """
    return _STORM.sub("", _ORDINAL.sub("", name.lower()))


def _apart(some: Sequence[str], others: Sequence[str]) -> bool:
    return set(some).isdisjoint(others)


def _of_whom(event: EventMention) -> set[str]:
    """Return who does it, or has it done to them: "Ora resigned", "Ora was born"."""
    return set(event.agents or event.participants[:1])


def _restates(headline: EventMention, event: EventMention) -> bool:
    """Whether a sentence tells what a headline told: like deeds, words in common, no conflict.

    Where nearly all words are the same, two names of where it was may be of one place.
    """
    if event.headline or headline.basis == "name" or not _alike(headline, event):
        return False
    settled = (headline.status in _UNSETTLED) == (event.status in _UNSETTLED)
    told = [f"{e.name} {e.said}" for e in (headline, event)]
    words = [{w.lower()[:_STEM] for w in _WORD.findall(one)} for one in told]
    deed = {d[:_STEM] for d in (headline.deed, event.deed)}
    same = (words[0] & words[1]) - deed
    compared = [
        (headline.agents, event.agents),
        (_NUMBER.findall(headline.name), _NUMBER.findall(event.name)),
    ]
    if len(same) < _MANY:
        compared.append((headline.places, event.places))
    apart = any(x and y and set(x).isdisjoint(y) for x, y in compared)
    return settled and not apart and bool(same)


def _alike(headline: EventMention, event: EventMention) -> bool:
    """Whether two deeds may be one: "Quake kills 12" and the quake that "killed 12 people"."""
    deeds = [_ALIKE.get(e.deed, e.deed) for e in (headline, event)]
    verbs = {_ALIKE.get(v, v) for w in event.name.split() for v in lemmas(w.lower(), "VERB")}
    told = headline.basis == event.basis == "verb" and deeds[0] in verbs
    return deeds[0] == deeds[1] or told


_MANY = 3
"""Words in common from which a headline and a sentence tell of one event wherever it was."""
_STEM = 5
"""Letters by which words of a headline and a sentence are one: "attack", "attacked"."""


def _takes_up(one: EventMention, event: EventMention) -> bool:
    """Whether a definite noun takes up an event told of before: "the attack", "these talks"."""
    agents = not one.agents or not event.agents or event.agents == one.agents
    open_ = agents and not event.participants
    where = not event.places or set(event.places) == set(one.places)
    when = not event.start_date or event.start_date == one.start_date
    settled = _UNSETTLED.isdisjoint((one.status, event.status))
    return bool(event.definite) and open_ and where and when and settled


def _for(name: str, actors: Mapping[str, str]) -> str:
    """Return whom an actor acts for; else the actor."""
    return actors.get(name, name)
