"""How the buyer stands to the purchase: interest, praise, hesitation, questions, pace, distress."""
