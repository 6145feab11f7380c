"""Words that join and open clauses, by what they do to what is stated."""

from __future__ import annotations

from claimgraph.reading.lang.en.lexicon import words

ADDING = words("and but yet so")
"""Join two things that are both stated; "or" and "nor" do not."""
CONTRASTING = words("while whereas although though as")
"""Open a clause that is stated beside the main one."""
CONDITIONAL = words("if unless whether provided suppose assuming lest otherwise")
"""What depends on these is not stated."""
TRANSITIONS = tuple(
    tuple(phrase.split())
    for phrase in """
    however; moreover; furthermore; additionally; meanwhile; nevertheless; nonetheless;
    therefore; thus; hence; consequently; in addition; in summary; in conclusion; in short;
    in contrast; by contrast; as a result; for example; for instance; in fact; in particular;
    in other words; on the other hand; overall; finally; also; and; but; yet; so; similarly;
    likewise; instead; in turn; at the same time; notably; importantly; indeed; of course; still;
    then; besides; conversely; accordingly; that said; to date; on the one hand; even so;
    for its part; for his part; for her part; whilst
    """.strip().split(";")
)
"""Words at the head of a sentence that only lead over from the one before."""
PREPOSITIONAL = words(
    "including following according based regarding concerning compared depending given excluding"
    " owing pending considering barring relating due assuming provided starting beginning involving"
    " ranging compared relative"
)
"""Participles that work as prepositions."""
OF_THE_EVENT = words(
    "cause leave make prompt force lead result bring raise allow mark end spark trigger push"
    " reflect suggest indicate mean show help enable create signal underline underscore highlight"
    " demonstrate contribute coincide add fuel deepen intensify ensure give pave render trap"
)
"""Verbs whose participle behind a clause often tells what the whole of it does."""
REPORTING = words(
    "say add tell note argue claim warn insist stress explain cite describe quote call announce"
    " write state declare believe think hope fear report suggest admit deny confirm acknowledge"
    " promise vow conclude find estimate predict allege concede emphasize emphasise reveal know"
    " expect propose agree recall remember"
)
"""Verbs whose object can be a clause, with or without "that"."""
SELDOM_PASSIVE = words(
    "move go work serve die travel settle retire graduate emigrate continue return live remain"
    " appear study fall rise arrive resign join become begin attend vote collapse"
)
"""Verbs that are seldom passive, so that "was born in Oslo and moved" is no "was moved"."""
MADE_SOMETHING = words("make name elect appoint give award call declare crown grant create")
"""Verbs that keep an object when passive: "was appointed judge and made a Fellow"."""
ATTRIBUTIVE = words(
    "associated improved increased reduced combined limited related alleged attempted planned"
    " proposed organized organised advanced expanded enhanced continued added renewed decreased"
    " lowered heightened shared extended repeated sustained"
)
"""Participles that often stand before a noun without an article: "and associated injury"."""
STATIVE = words(
    "base locate know situate call own compose surround populate bound head lead headquarter"
    " staff inhabit devote dedicate consider regard believe rumor entitle"
)
"""Verbs whose participle tells a lasting state: "based in Oslo" is, not was."""
SETTLED = words(
    "build design intend base locate situate found establish publish write produce direct call name"
    " title entitle know make create develop sign hold own lead bear compose discover paint provide"
    " set damage destroy close kill injure arrest"
)
"""Verbs whose participle behind a noun tells what has been done or is so."""
JUDGING = words(
    "blow boost sign move step setback break shift victory defeat win loss strengthening weakening"
    " escalation reversal departure breakthrough rebuke turnaround triumph twist"
)
"""Nouns by which a clause is judged before it is told: "in a blow to the port, …"."""
DECIDING = {
    "decision": "decided", "agreement": "agreed", "refusal": "refused", "promise": "promised",
    "pledge": "pledged", "attempt": "attempted", "offer": "offered", "vow": "vowed",
}  # fmt: skip
"""Nouns for an act, with the verb that tells it: "the union's decision to strike"."""
CONCLUDING = words(
    "demonstrate show reflect suggest indicate mean represent mark signal underscore underline"
    " highlight come coincide follow explain confirm prove imply illustrate make leave raise"
    " constitute point reveal"
)
"""Verbs that say of "this" what it shows or goes with."""
CONCLUSIONS = tuple(
    tuple(phrase.split())
    for phrase in """
    therefore; thus; hence; consequently; accordingly; as a result; as a consequence;
    for this reason; it follows that; this is why
    """.strip().split(";")
)
"""What opens a sentence that is drawn from the one before."""
EVALUATIVE = words(
    "significant important crucial vital essential substantial remarkable notable impressive"
    " dramatic unprecedented good bad great terrible excellent poor wrong right unfair fair unjust"
    " alarming worrying encouraging disappointing surprising beautiful ugly best worst wise foolish"
    " dangerous necessary pivotal key tragic historic controversial credible promising ideal"
    " effective ineffective disastrous shameful outrageous brilliant absurd gloomy bleak"
)
"""Adjectives that judge what they are said of."""
POINTING_OUT = words("cite call describe quote")
"""Verbs of saying whose object is a thing: "citing gaps" states that somebody cited them."""
