"""A small trained classifier: what an English sentence of a buyer says, where no cue knows its wording.

One linear model a label, over words, their neighbours and their spelling. With ``closecall[semantic]`` a
sentence encoder listens beside it. What they learnt from, how they are trained and measured is in
``training/``; the runtime needs neither the corpus nor, for the linear model, any library.
"""

from closecall.facts.classifier.labels import LANGUAGE, SentenceClassifier, all_but_is, heard_labels, leans_to
from closecall.facts.classifier.linear_model import load_linear_ear
from closecall.facts.classifier.semantic import load_semantic_ear

__all__ = [
    "LANGUAGE",
    "SentenceClassifier",
    "all_but_is",
    "heard_labels",
    "leans_to",
    "load_linear_ear",
    "load_semantic_ear",
]
