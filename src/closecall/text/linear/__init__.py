"""Linear models over the words of a sentence: which label it has, or whose voice it is in.

What they learnt stands in data files of whoever uses them; :mod:`.features` says what they see of a sentence.
"""

from closecall.text.linear.features import WordClasses
from closecall.text.linear.weights import Label, Weights

__all__ = ["Label", "Weights", "WordClasses"]
