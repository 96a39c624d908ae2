"""Inputs that nobody would write, and the laws that hold for them all.

A module a kind of input, with strategies of hypothesis; ``reading``, ``writing`` and ``calling`` say what
must hold. ``tests/fuzz`` tries a few inputs of each, always the same; ``benchmarks/fuzz.py`` tries new ones.
"""
