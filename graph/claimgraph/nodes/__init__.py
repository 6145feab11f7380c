"""What follows from a set of nodes: order, status, parts, and whether they fit together."""
