"""The answer to a row on engines that spread work over many machines.

:func:`closecall.batch.answer` runs on any of them as it is; ``examples/engines`` has a program for each of
some. :mod:`.ray` is a whole run on Ray Data: it goes on where it stopped, and shares one rate.
"""
