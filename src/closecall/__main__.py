"""``python -m closecall``."""

from closecall.cli import main

main()
