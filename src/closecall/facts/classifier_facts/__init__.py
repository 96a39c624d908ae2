"""The second ear: what the trained classifier hears in the buyer's English sentences, beside the cues.

Cues know phrases, and miss a buyer who words it another way. The classifier only adds to them:

1. What the cues heard is never lifted or weakened; a sentence that they took for a refusal or a hesitation
   is left to them.
2. A refusal counts where it is stronger than the cues', and the cues heard the buyer neither take a no back
   nor want it in a later message.
   A final no is none about a side item, the buyer's past or another question of the seller's; after words
   that they want it, it must be heard surely, else it is a wall; where the buyer thinks on after it, the
   seller is asked as well. A "not now" before such words in the same
   message is a wall, too; a brush-off beside them, or from one who looks where he was pointed to, is none.
3. Interest, hesitations, need, deeds and who decides can raise the stance. They count only outside of planted
   text, and neither in a question, on a condition, about the past, nor in somebody else's mouth.
4. ``accepted`` is never told: a wrong "accepted" would stop the sale.
"""

from closecall.facts.classifier_facts.label_rules import second_ear

__all__ = ["second_ear"]
