"""A model's draft: its request, its answer, what is left out of it, and what is asked again."""
