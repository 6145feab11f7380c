"""How sure a cut is: how often its rule proved right, as counted in ``precision.tsv``."""

from __future__ import annotations

from claimgraph.reading.lang.tables import share

UNSURE = {
    rule: share("claimgraph.reading.statements", rule)
    for rule in (
        "decided", "participle_clause", "postnominal_participle", "which_means", "who_it_is",
    )
}  # fmt: skip
"""The rules that are less than sure; all others cut only where the grammar leaves one reading."""
