"""Rules of provenance (W1, W2, W5, W8, W17, W18): nothing without a source in the thread."""
