"""One module an approach: what its message is made of."""
