"""Entry files to entries."""
