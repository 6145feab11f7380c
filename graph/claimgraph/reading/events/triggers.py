"""Words of happening: nouns and verbs that name an event, and verbs that say how it stands.

The words are of the language, by what they mean: deeds and changes at a time and place. Verbs of
saying, thinking and being are left out; who says what is for ``voices``.
"""

from __future__ import annotations

from claimgraph.reading.lang.en.dictionary import lemmas
from claimgraph.reading.lang.en.lexicon import words
from claimgraph.reading.lang.word_lists import word_list


def _pairs(text: str) -> dict[str, str]:
    """Read pairs "noun:verb"."""
    return dict(pair.split(":") for pair in text.split())


NOMINAL: dict[str, str] = _pairs(
    """
    deployment:deploy invasion:invade attack:attack assault:attack offensive:attack raid:raid
    strike:strike airstrike:strike bombing:bomb shelling:shell bombardment:shell ambush:ambush
    explosion:explode blast:explode shooting:shoot stabbing:stab killing:kill murder:kill
    assassination:assassinate massacre:kill arrest:arrest detention:detain withdrawal:withdraw
    retreat:retreat advance:advance occupation:occupy annexation:annex evacuation:evacuate
    ceasefire:cease truce:cease war:fight conflict:fight battle:fight fighting:fight clash:clash
    siege:besiege blockade:block coup:overthrow uprising:rebel revolt:rebel mutiny:rebel
    protest:protest demonstration:protest rally:rally riot:riot march:march unrest:riot
    boycott:boycott walkout:strike election:elect by-election:elect vote:vote referendum:vote
    ballot:vote poll:vote resignation:resign dismissal:dismiss appointment:appoint
    nomination:nominate inauguration:inaugurate impeachment:impeach summit:meet meeting:meet
    talks:talk negotiations:negotiate negotiation:negotiate discussions:discuss discussion:discuss
    visit:visit conference:meet hearing:hear trial:try retrial:try inquest:try lawsuit:sue
    verdict:convict conviction:convict sentencing:sentence acquittal:acquit indictment:indict
    execution:execute extradition:extradite signing:sign ratification:ratify agreement:agree
    treaty:agree deal:agree merger:merge acquisition:acquire takeover:acquire purchase:buy
    sale:sell auction:auction launch:launch opening:open reopening:reopen closure:close
    collapse:collapse bankruptcy:fail crash:crash collision:collide accident:crash
    derailment:derail shipwreck:sink earthquake:quake quake:quake aftershock:quake tsunami:flood
    flood:flood flooding:flood landslide:slide mudslide:slide avalanche:slide fire:burn
    wildfire:burn blaze:burn storm:storm hurricane:storm cyclone:storm typhoon:storm tornado:storm
    heatwave:heat drought:dry famine:starve eruption:erupt outbreak:break epidemic:break
    spill:spill leak:leak blackout:fail outage:fail provocation:provoke incursion:invade
    mobilisation:mobilise mobilization:mobilise unveiling:unveil provision:provide aid:aid
    assistance:aid support:aid donation:donate sanctions:sanction intervention:intervene
    rescue:rescue kidnapping:kidnap abduction:kidnap hijacking:hijack robbery:rob theft:steal
    heist:rob wedding:marry funeral:bury release:free
    """
)
"""Eventive nouns, each with the verb of the same deed."""

VERBS = words(
    """
    attack assault bomb shell invade raid strike hit ambush fire shoot stab kill murder assassinate
    wound injure besiege blockade block capture seize storm occupy annex destroy damage intercept
    deploy send ship dispatch withdraw retreat advance evacuate flee escape mobilise mobilize clash
    loot burn explode erupt collapse crash collide derail sink drown die flood spread bury
    arrest detain charge convict sentence acquit indict sue jail imprison extradite deport execute
    pardon release free try hear search investigate review probe rob steal kidnap hijack hack leak
    poison smuggle elect vote resign dismiss sack oust appoint nominate inaugurate impeach dissolve
    overthrow rebel riot protest rally march boycott ban impose lift veto reject approve ratify
    adopt repeal sign expel recall recognise recognize suspend sanction intervene meet visit
    negotiate discuss talk buy sell acquire merge purchase auction donate provide aid award hire lay
    open reopen close shut launch build unveil cancel postpone cut raise lower repay invest
    win lose beat defeat play score transfer return land arrive pull rescue save vaccinate
    quarantine discover marry post provoke fine move relocate abandon convene discharge scramble
    rise fall drop jump plunge soar slump double halve
    abolish amend enact topple unseat renew sever join leave rejoin secede liberate recapture retake
    surrender disarm demolish torch vandalise detonate abduct execute prosecute interrogate overturn
    uphold quash commute clear distribute export import restructure nationalise privatise freeze
    downgrade devalue bankrupt subsidise extend complete construct install test detect dock land
    orbit depart cross enter board divorce publish premiere perform exhibit restore infect
    hospitalise hospitalize diagnose isolate treat inoculate displace strand contaminate ignite
    perish vanish disappear qualify eliminate clinch thrash retire embezzle defraud launder bribe
    burgle rape
    """
)
"""Verbs that tell of something that happens at a time and place."""
NOT_EVENTS = word_list("en/event_verbs.txt", "not events")
"""Verbs of states and mental processes, of saying, aspect and attempt, and light verbs."""
TEXT_PARTS = word_list("en/event_verbs.txt", "parts of texts")
"""Nouns for parts of a text: "no entries were returned" is not an event of it."""
ABSTRACT = words(
    """
    role part attention concern concerns question questions doubt doubts hope hopes fear fears
    awareness criticism interest sense way ways door doors example pressure profile stakes eyebrows
    influence resolve patience limits tone ground light eye spirits expectations mind sight track
    touch
    """
)
"""Objects with which such a verb tells of no deed: "raise questions", "play a role"."""

STANDING = words("agreement treaty deal support aid assistance provision truce ceasefire sanctions")
"""Nouns that with a verb in the present tell of a state, not of what happens."""

OCCURRING = words(
    """
    occur happen begin start erupt break resume end continue intensify escalate open take come
    rage flare stop conclude follow spread hit strike
    """
)
"""Verbs whose subject, a noun of happening, happens: "talks resumed", "the war ended"."""
STRIKING = words("hit strike shake rock devastate sweep batter engulf lash destroy kill bury flood")
"""Verbs whose object is the place that an event befalls: "an earthquake struck Chile"."""
REACHING = words("visit enter leave reach invade occupy annex flood hit strike evacuate bomb shell")
"""Verbs whose object, if it is a place or a country, is where it happens."""
HOLDING = words(
    """
    hold stage launch begin start resume end conduct carry host attend postpone cancel call
    suspend mount open join hold
    """
)
"""Verbs that only say that the deed their object names is done: "held an election"."""
GIVING = words("return sell donate award lend provide give")
"""Verbs whose "to" names who gets something."""

ANNOUNCING = words(
    "announce plan order authorize authorise approve promise pledge propose schedule"
)
"""Verbs whose object is a deed still to be done."""
CALLING = words(
    "demand urge seek want request oppose fear threaten call push plead press consider predict "
    "avert prevent avoid deter"
)
"""Verbs whose object may never be done."""
PRESUPPOSING = words(
    "condemn follow mark deny welcome mourn survive witness remember commemorate investigate probe"
)
"""Verbs whose object has been done."""
PLANNING = words(
    "plan intend expect schedule agree decide vow pledge promise prepare aim set due propose vote "
    "order"
)
"""Verbs before "to do": the deed is still to be done."""
BEGINNING = words("begin start continue cease")
WISHING = words("want hope seek wish threaten offer ask urge try")
REPORTING = words(
    "say announce tell report warn state confirm add note write declare promise predict"
)
DECIDING = words("decision plan plans intention pledge promise proposal move bid offer")
"""Nouns before "to do": the deed is still to be done."""
HYPOTHETICAL = words("any potential possible future eventual would-be hypothetical further another")
"""Words before a noun that leave open whether it happens."""
PLANNED = words("planned upcoming scheduled forthcoming proposed expected next")
ONGOING = words("ongoing continuing current continued")
OPEN_MODALS = words("might may could can must should ought")
"""Modal verbs that leave open whether something happens; "would" may also report a "will"."""


def is_nominal(word: str) -> bool:
    """Return whether a word names an event.

    >>> is_nominal("earthquakes"), is_nominal("table")
    (True, False)
    """
    return any(form in NOMINAL for form in (word, *lemmas(word, "NOUN")))
