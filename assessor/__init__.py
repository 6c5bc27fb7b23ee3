"""assessor: essays scored against a rubric, with every quote and figure checked."""

__version__ = "0.1.0"
