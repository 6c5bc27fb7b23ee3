"""Formal checks on an entry, a file a check."""
