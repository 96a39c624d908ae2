"""How far the sale is: a proposal, a yes, an order signed or paid."""
