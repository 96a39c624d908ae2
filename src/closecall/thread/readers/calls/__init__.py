"""Readers of call transcripts."""
