"""Nouns and verbs of happening: which words name an event, and what verb a noun is made of."""

from __future__ import annotations

from claimgraph.reading.grammar.lexicon import words


def _pairs(text: str) -> dict[str, str]:
    """Read pairs "noun:verb"."""
    return dict(pair.split(":") for pair in text.split())


NOMINAL: dict[str, str] = _pairs(
    """
    deployment:deploy invasion:invade attack:attack assault:attack offensive:attack raid:raid
    strike:strike airstrike:strike bombing:bomb shelling:shell explosion:explode blast:explode
    shooting:shoot killing:kill murder:kill assassination:assassinate massacre:kill arrest:arrest
    detention:detain withdrawal:withdraw retreat:retreat advance:advance occupation:occupy
    annexation:annex evacuation:evacuate ceasefire:cease truce:cease war:fight conflict:fight
    battle:fight fighting:fight siege:besiege blockade:block coup:overthrow uprising:rebel
    revolt:rebel protest:protest demonstration:protest rally:rally riot:riot march:march
    strike:strike boycott:boycott election:elect vote:vote referendum:vote ballot:vote
    resignation:resign dismissal:dismiss appointment:appoint nomination:nominate
    inauguration:inaugurate summit:meet meeting:meet talks:talk negotiations:negotiate
    discussions:discuss visit:visit conference:meet hearing:hear trial:try lawsuit:sue
    verdict:convict conviction:convict sentencing:sentence acquittal:acquit indictment:indict
    signing:sign ratification:ratify agreement:agree treaty:agree deal:agree merger:merge
    acquisition:acquire takeover:acquire purchase:buy sale:sell launch:launch opening:open
    closure:close collapse:collapse crash:crash collision:crash accident:crash derailment:crash
    earthquake:quake flood:flood fire:burn wildfire:burn storm:storm hurricane:storm
    eruption:erupt outbreak:break famine:starve drought:dry spill:spill leak:leak
    provocation:provoke incursion:invade mobilisation:mobilise
    mobilization:mobilise unveiling:unveil provision:provide aid:aid
    assistance:aid support:aid donation:donate sanctions:sanction intervention:intervene
    rescue:rescue kidnapping:kidnap abduction:kidnap hijacking:hijack robbery:rob
    """
)
"""Eventive nouns, each with the verb of the same deed."""

VERBS = frozenset(NOMINAL.values()) | words(
    "deploy send ship dispatch invade attack bomb shell kill arrest detain withdraw annex occupy "
    "evacuate sign ratify launch open close unveil resign dismiss fire appoint nominate elect "
    "inaugurate meet visit sue convict sentence acquit indict merge acquire buy sell crash "
    "collapse "
    "erupt explode seize capture storm destroy impose ban expel recall recognise recognize approve "
    "pass veto reject donate provide intercept shoot mobilise mobilize blockade suspend"
)
"""Verbs that tell of something that happens at a time and place."""

ANNOUNCING = words("announce plan order authorize authorise approve promise pledge propose")
"""Verbs whose object is a deed still to be done."""
DECIDING = words("decision plan intention pledge promise proposal move bid offer")
"""Nouns before "to do": the deed is still to be done."""
HYPOTHETICAL = words("any potential possible future eventual would-be hypothetical further another")
"""Words before a noun that leave open whether it happens."""
PLANNED = words("planned upcoming scheduled forthcoming proposed expected next")
ONGOING = words("ongoing continuing current continued")
