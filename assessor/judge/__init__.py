"""Judges: they read and claim."""
