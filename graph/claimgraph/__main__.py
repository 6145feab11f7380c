"""``python -m claimgraph`` is the same as ``claimgraph``."""

import sys

from claimgraph.cli import main

if __name__ == "__main__":
    sys.exit(main())
