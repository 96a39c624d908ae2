"""The only room that talks to a language model."""
