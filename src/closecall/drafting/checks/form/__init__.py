"""Rules of form (W6, W7, W9 to W12, W15, P, K): recipient, language, length, fields, call scripts."""
