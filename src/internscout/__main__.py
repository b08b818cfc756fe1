"""`python -m internscout`: the same as the command `internscout`."""

import sys

from internscout.cli import main

sys.exit(main())
