"""Plain text: tokens, sentences, phrase patterns, amounts, dates. Knows nothing of selling."""
