"""Acceptances of an offer, and what beside a yes takes it back.

A yes closes the deal where it stands alone: its message is gone through clause by clause, and every clause
must be of a kind that is known to be harmless. In the order to read it:

- `seller_offers`: what the seller offered, and the classes of words (`seller_offers.toml`).
- `close_answers`: an answer to that offer, known by its form ("please do", "book it").
- `yes_message`: what is known of a message with a yes before its clauses are looked at.
- `beside_a_yes`: the table of what may stand beside a yes.
- `reservations`: the pass over the sentences of a message, which gives the first that is to be asked about.
- `unconditional_yes`, `offer_subject`: a yes that answers no offer, and what the seller last spoke of.
- `cancellation`: a yes to a seller who offers to undo it.
- `filler_words`: words that are no news.
"""
