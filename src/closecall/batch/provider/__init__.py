"""Another way to ask the model: in batch jobs of its provider, within a day and for half the price.

Rows are read and decided here. What they need of the model is written into a file, one request a line, and
becomes a job. Its answers are kept in the journal, and the rows are gone through anew with them: whoever
still needs an answer, as a draft broke a rule, is in the next job.
"""
