"""A small trained classifier: what a sentence of a buyer says, where no cue knows its wording.

One linear model a language and label, over words, their neighbours and their spelling. With
``closecall[semantic]`` a sentence encoder listens to English beside it. What they learnt from, how they are
trained and measured is in ``training/``; the runtime needs neither the corpus nor, for the linear model, any
library.
"""

from closecall.facts.classifier.ear import Ear
from closecall.facts.classifier.hearing import heard_labels, leans_to
from closecall.facts.classifier.semantic import load_semantic_ear
from closecall.facts.classifier.weights import ear_for

__all__ = ["Ear", "ear_for", "heard_labels", "leans_to", "load_semantic_ear"]
