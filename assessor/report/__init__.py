"""The files of a run, a file a format."""
