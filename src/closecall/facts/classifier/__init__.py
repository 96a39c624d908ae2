"""A small trained classifier: what an English sentence of a buyer says, where no cue knows its wording.

One linear model a label, over words, their neighbours and their spelling. What it learnt from, how it is
trained and measured is in ``training/``; the runtime needs neither the corpus nor any library.
"""

from closecall.facts.classifier.hearing import heard_labels, leans_to

__all__ = ["heard_labels", "leans_to"]
