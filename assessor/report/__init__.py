"""Files for people: a file a format."""

from assessor.report.base import About, Failure, Results
from assessor.report.formats import FORMATS, write

__all__ = ["FORMATS", "About", "Failure", "Results", "write"]
