"""The layered graph of a page: sources, claims and entities as lists; a script draws the lines."""

from __future__ import annotations

from claimgraph.model import Actor, Event, Figure, clip
from claimgraph.pages.impact import LossOutcome
from claimgraph.pages.rows import ClaimRow, EntityRow
from claimgraph.pages.view import View
from claimgraph.render import markup

GROUNDS: dict[str, str] = {
    "sameClause": "marker in its clause",
    "sameSentence": "marker in its sentence",
    "oneOfSeveral": "marker of one of several works",
    "paragraphScope": "marker in its paragraph",
    "headlineMatch": "the title matches",
    "proposal": "marker behind the words it is made of",
    "curated": "linked by a person",
}
"""Each ground for a link between claim and source, in words."""
LONGEST = 140
"""Code points of a claim shown in a list beside the text; the text itself shows all."""


def layers_html(view: View) -> str:
    """Return the three columns; each claim says in words what the lines to it will show."""
    sources = "".join(
        f'<li><a href="#{row.handle}"><b>{markup.text(row.tag)}</b> '
        f"{markup.label(clip(row.source.label, LONGEST))}</a></li>"
        for row in view.sources
    )
    claims = "".join(_claim(view, row) for row in view.claims)
    entities = "".join(_entity(view, row) for row in view.entities)
    return (
        '<div class="layers">'
        f"<div><h3>Sources</h3><ul>{sources}</ul></div>"
        f"<div><h3>Claims</h3><ul>{claims}</ul></div>"
        f"<div><h3>Who, what, how much</h3><ul>{entities}</ul></div></div>"
    )


def _claim(view: View, row: ClaimRow) -> str:
    return (
        f'<li class="{row.status}"><a href="#{row.handle}">'
        f"{markup.label(clip(row.claim.text, LONGEST))}</a>{_made(row)}{_ties(view, row)}</li>"
    )


def _made(row: ClaimRow) -> str:
    return f"<small>{markup.label(row.made)}</small> " if row.made else ""


def _ties(view: View, row: ClaimRow) -> str:
    tags = [view.sources[i].tag for i in row.relies]
    names = [clip(view.entities[i].entity.label, 40) for i in row.entities]
    words = " · ".join(filter(None, [" ".join(tags), ", ".join(names)]))
    return f"<small>{markup.text(words)}</small>" if words else ""


def _entity(view: View, row: EntityRow) -> str:
    entity = row.entity
    name = markup.label(entity_name(entity))
    if row.claims:
        name = f'<a href="#{view.claims[row.claims[0]].handle}">{name}</a>'
    else:
        name = f"<span>{name}</span>"
    return f'<li class="{entity.noun}">{name}</li>'


def entity_name(entity: Actor | Event | Figure) -> str:
    """Return what a list shows for an entity; a bare number says what it counts."""
    if isinstance(entity, Figure) and not entity.unit and entity.what:
        return clip(f"{entity.label} {entity.what}", 60)
    return clip(entity.label, 60)


def edges(view: View) -> dict[str, object]:
    """Return the ties a script needs to draw lines, outline claims and fill the tip: plain values.

    Claims: ``r`` relies on and ``m`` candidates, each a source with its ground and confidence;
    ``e`` entities, ``v`` speakers, ``p`` premises, ``u`` how an unnamed speaker is called, ``a``
    how the claim is put.
    Sources: ``f`` falls, ``k`` survives, ``q`` in question, ``h`` falls with a candidate left,
    ``g`` goes with it, ``w`` why, by claim. Entities: ``k`` kind, ``d`` detail. Words are
    read off the page itself.
    """
    met = {row.grounds[s].basis for row in view.claims for s in (*row.relies, *row.candidates)}
    return {
        "grounds": [told if basis in met else "" for basis, told in GROUNDS.items()],
        "claims": [_plain_claim(row) for row in view.claims],
        "sources": [_plain_loss(row.loss) for row in view.sources],
        "entities": [_without_blanks(k=row.kind, d=_detail(row.entity)) for row in view.entities],
    }


def _plain_claim(row: ClaimRow) -> dict[str, object]:
    return _without_blanks(
        r=[_ground(row, source) for source in row.relies],
        m=[_ground(row, source) for source in row.candidates],
        e=row.entities,
        v=row.speakers,
        p=row.premises,
        u=row.unnamed,
        a=row.put,
    )


def _ground(row: ClaimRow, source: int) -> list[object]:
    ground = row.grounds[source]
    sure = None if ground.confidence is None else round(ground.confidence, 2)
    told: list[object] = [source, list(GROUNDS).index(ground.basis), sure, clip(ground.words, 160)]
    while told[-1] in (None, ""):
        told.pop()
    return told


def _plain_loss(loss: LossOutcome) -> dict[str, object]:
    return _without_blanks(
        f=loss.falls,
        k=loss.survives,
        q=loss.in_question,
        h=loss.candidates,
        g=loss.sources,
        w=loss.paths,
    )


def _detail(entity: Actor | Event | Figure) -> str | None:
    """Return what a tip adds to an entity's name: a role, what is counted, how real it is."""
    match entity:
        case Actor():
            return entity.role
        case Figure():
            return entity.what
        case Event():
            status = entity.status if entity.status != "happened" else None
            return ", ".join(filter(None, [status, entity.when])) or None


def _without_blanks(**values: object) -> dict[str, object]:
    return {name: value for name, value in values.items() if value}
