"""Files for people: a file a format."""

from assessor.report.base import About, Results
from assessor.report.formats import FORMATS, write

__all__ = ["FORMATS", "About", "Results", "write"]
