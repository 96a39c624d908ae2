"""A model as the second reader: it is asked once what the buyer said, and its answer becomes claims.

The claims are checked and weighed in :mod:`closecall.facts.second_reader`; nothing is believed here. The
model sees the conversation and the seller's note and nothing else: not the facts, and never the approach.
"""
