"""Threads: pasted mail, mail files, chats and transcripts as messages with speaker, side and time."""
