"""Readers of mail: files, mailboxes, pasted threads and copied pages."""
