"""Data files of the package, and what is worked out once and kept."""
