"""Cues: phrases that tell a fact, as data. One folder a language, one TOML file a topic.

A file holds ``[classes]`` (named lists of phrases) and ``[[cue]]`` tables:

``id``        unique in the language, "topic.name"
``fact``      the fact it tells, or another name that the topic's reader knows
``value``     the fact's value
``detail``    a second value, such as the hardness of a hesitation
``patterns``  phrases in the language of :mod:`closecall.text.patterns.pattern_set`; any one is enough
``unless``    phrases that void the cue when they stand anywhere in the same sentence
``negated``   what a negation before the phrase does: "void" (the default) or "keep", for phrases that hold
              their own negation

Examples that must and must not match stand in ``tests/facts/cues`` and are run as tests.
"""

from closecall.facts.cues.book import (
    OF_THE_DEAL,
    OF_WORDS,
    Cue,
    CueBook,
    CueMatch,
    has_cues,
    heard_of,
    languages,
    load_cues,
)

__all__ = [
    "OF_THE_DEAL",
    "OF_WORDS",
    "Cue",
    "CueBook",
    "CueMatch",
    "has_cues",
    "heard_of",
    "languages",
    "load_cues",
]
