"""How sure a cut or put-in name is: how often its rule proved right, by ``precision.tsv``."""

from __future__ import annotations

from claimgraph.reading.lang.tables import share

UNSURE = {
    rule: share("claimgraph.reading.statements", rule)
    for rule in (
        "decided", "participle_clause", "postnominal_participle", "which_means", "who_it_is",
    )
}  # fmt: skip
"""The rules that are less than sure; all others cut only where the grammar leaves one reading."""
REFERENCES = {
    rule: share("claimgraph.reading.statements", rule)
    for rule in ("person", "it", "there", "pair", "firm", "described")
}
"""How sure it is what a word means, by kind: "she", "it", "there", "the latter" or "both nations",
"the company", and other descriptions of whoever was named."""
