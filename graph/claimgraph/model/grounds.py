"""The basis of nodes and links: shown by the text, set by a person, or inferred (confidence)."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from claimgraph.model.base import Node
from claimgraph.model.fields import Ratio
from claimgraph.model.kinds import ASSERTED, EXPLICIT


class Grounded(Node):
    """Something held on a stated ground; what is inferred says how sure its maker is, 0 to 1."""

    basis: str
    confidence: Ratio | None = None

    @model_validator(mode="after")
    def _grounds(self) -> Self:
        if self.basis in EXPLICIT and self.confidence is not None:
            raise ValueError(
                f"confidence={self.confidence} with basis={self.basis!r}: "
                "what is explicit carries none"
            )
        if self.basis not in ASSERTED and self.confidence is None:
            raise ValueError(
                f"confidence is missing; basis={self.basis!r} is inferred and needs it"
            )
        return self

    @property
    def asserted(self) -> bool:
        """Whether the text shows it or a person accepted it."""
        return self.basis in ASSERTED
