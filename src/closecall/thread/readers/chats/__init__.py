"""Readers of chats."""
