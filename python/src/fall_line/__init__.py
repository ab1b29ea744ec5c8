"""Fall Line in a notebook: a gradient-descent simulator as a widget.

>>> from fall_line import FallLine
>>> FallLine(fn="rosenbrock", opt="adam", lr=0.05, vs=["momentum"])
"""

from ._version import __version__
from .answers import Answer, FigureError, NotReadyError, SettingsWarning
from .results import Trace, Verdict, traces
from .widget import FallLine

__all__ = [
    "Answer",
    "FallLine",
    "FigureError",
    "NotReadyError",
    "SettingsWarning",
    "Trace",
    "Verdict",
    "__version__",
    "traces",
]
