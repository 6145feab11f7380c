"""What one sentence states: whole sentences made of its clauses, each resting on exact words."""
