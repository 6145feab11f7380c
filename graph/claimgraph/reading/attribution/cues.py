"""The words that report: verbs and nouns of saying, thinking and planning, and what each takes.

A frame says how the content follows: ``that`` a clause, ``np`` a noun phrase, ``inf`` "to do",
``obj`` "somebody to do", ``tell`` somebody and then a clause, ``as`` "somebody as something",
``of`` / ``for`` / ``about`` … a preposition, ``objof`` / ``objfor`` somebody and a preposition,
``wh`` a question, ``so`` a complement without preposition ("called it a mistake"), ``thatonly`` a
clause that is never without its "that", ``quote`` words in quotation marks, ``pause`` such words
only where a comma or colon parts them from the verb ("he began: …"). ``deed`` marks verbs whose
object may be the speaker's own deed and nobody's words ("announced the deployment of troops").
"""

from __future__ import annotations

from typing import Literal

from claimgraph.reading.lang.en.lexicon import words

Manner = Literal["said", "thought", "asked", "denied", "planned", "urged", "judged", "shown"]


def _table(text: str) -> dict[str, frozenset[str]]:
    """Read lines "verb verb …: frame frame …"; a verb on several lines has the frames of all."""
    found: dict[str, frozenset[str]] = {}
    for verbs, _, frames in (line.partition(":") for line in text.strip().splitlines()):
        for verb in verbs.split():
            found[verb] = found.get(verb, frozenset()) | frozenset(frames.split())
    return found


VERBS: dict[str, frozenset[str]] = _table("""
say: that quote inf
state assert proclaim reiterate stress: that np quote
declare: that quote
emphasize emphasise: that np quote
underline underscore: that quote
maintain contend remark: that quote
observe: thatonly quote
announce confirm reveal disclose: that np inf quote
announce: deed
claim: that inf quote
argue insist: that quote for on
add conclude note caution allege: that quote
note: np
report: that quote np
affirm acknowledge concede admit confess: that np quote to
explain: that wh np quote
suggest imply: that np quote
recommend propose advocate: that np quote
tell inform notify: tell obj about quote
assure reassure remind convince persuade: tell obj
warn advise: that tell obj of about against quote
promise vow pledge threaten swear: that inf np quote tell
agree: that inf quote
predict forecast anticipate project estimate: that np quote
testify recall recount: that np quote about
write tweet post text email blog: that quote
joke quip retort counter shout exclaim boast complain lament reason muse: quote
whisper mutter scream cry quip chime laugh gush snap tease add: quote
continue go begin: pause
joke quip boast complain lament muse exclaim: that
respond reply answer retort counter boast complain lament: that quote
complain: that about of quote
deny dispute reject refute contradict: that np quote
criticize criticise condemn denounce praise applaud commend: objfor objas np
slam blast thank attack: objfor objas
congratulate mock ridicule rebuke castigate chide fault hail laud lambaste: objfor objas np
decry deride: objfor objas np
accuse: objof
blame: objfor objon
describe characterize characterise portray depict: as quote
label brand dub deem: so quote as
call: so quote callfor callon
refer: refer
cite: np as
urge ask request order instruct direct command encourage implore beg press: obj that quote
ask: wh obj objabout askfor quote
demand: that np quote
question wonder: wh np objabout quote
inquire enquire: wh quote
express voice: attitude np
outline detail: np
believe think feel: that quote
doubt fear suspect hope expect worry assume guess know imagine: that
worry: about
hope expect plan intend: inf
expect: objinf
consider: so that
view regard see: asonly
decide: that
conclude find determine: that
show indicate demonstrate prove: that
reveal: that np
speculate hypothesize theorize: that quote about
apologize apologise: forq
appeal plead: askfor
comment elaborate speak talk: aboutq quote
echo repeat: np that quote
urge: obj np
lobby: askfor
object: to that
vouch attest: that
signal hint: that np
tout: np as
mention: np that
""")
NOUNS: frozenset[str] = words(
    "claim allegation assertion statement suggestion announcement warning accusation argument "
    "belief view opinion complaint concern fear hope speculation rumor rumour report testimony "
    "prediction promise pledge vow threat admission denial conclusion insistence contention notion "
    "idea assurance confession declaration revelation recommendation demand request proposal "
    "confidence doubt suspicion worry expectation criticism"
)
ADVERBS: frozenset[str] = words("reportedly allegedly supposedly purportedly ostensibly")
