"""What a model is shown: templates, their values, slots in place of what it must not write."""
