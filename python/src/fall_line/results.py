"""What a run came to: each racer's trace, as arrays, and its verdict."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Column = NDArray[np.float64]


class Trace(Mapping[str, Column]):
    """A racer's run as columns by their names, each an array whose entry k belongs to step k.

    `step`, the parameters (`w`, or `x` and `y`; a formula's have its own names), `loss`, `rate`, and all
    else that the simulator's JSON has: the gradient, what the optimizer got for it and what it keeps. What
    belongs to updates, as `rate` does, has one entry fewer. What is not finite is NaN.
    """

    def __init__(self, racer: Mapping[str, Any]) -> None:
        #: The optimizer's name.
        self.optimizer: str = racer["optimizer"]
        #: The rate at the start, before any schedule.
        self.lr: float = racer["lr"]
        #: The optimizer's own numbers at the start.
        self.parameters: dict[str, float] = racer["parameters"]
        lists = {name: value for name, value in racer.items() if _is_column(value)}
        self._columns = {name: np.asarray(value, dtype=np.float64) for name, value in lists.items()}
        #: What the parameters are called, which come before the loss.
        self.names: tuple[str, ...] = tuple(self._columns)[: list(self._columns).index("loss")]
        self.step: NDArray[np.int64] = np.arange(len(self.loss))

    def __getitem__(self, name: str) -> Any:
        return self.step if name == "step" else self._columns[name]

    def __iter__(self) -> Iterator[str]:
        return iter(("step", *self._columns))

    def __len__(self) -> int:
        return 1 + len(self._columns)

    def __repr__(self) -> str:
        return f"<trace of {self.optimizer}, {len(self.step) - 1} updates: {', '.join(self)}>"

    @property
    def loss(self) -> Column:
        """The loss at each step."""
        return self._columns["loss"]

    @property
    def rate(self) -> Column:
        """The rate of each update."""
        return self._columns["rate"]

    @property
    def w(self) -> Column:
        """The one parameter of a curve. Raises `AttributeError` on a surface."""
        return self._parameter("w", 0, 1)

    @property
    def x(self) -> Column:
        """The first parameter of a surface. Raises `AttributeError` on a curve."""
        return self._parameter("x", 0, 2)

    @property
    def y(self) -> Column:
        """The second parameter of a surface. Raises `AttributeError` on a curve."""
        return self._parameter("y", 1, 2)

    def _parameter(self, name: str, index: int, count: int) -> Column:
        if len(self.names) != count:
            raise AttributeError(f"no {name!r}: the parameters of this run are {', '.join(self.names)}")
        return self._columns[self.names[index]]


@dataclass(frozen=True)
class Verdict:
    """What a run does, and the sentence that says so; the kinds are listed in the simulator's guide."""

    kind: str
    text: str
    #: The part of the starting height at which a run has converged.
    tol: float
    #: Since when it is so.
    step: int | None = None
    #: Where it came to, such as `minimum`.
    at: str | None = None
    #: Of a run that is under way: whether it is falling, and the gap as a multiple of the first.
    trend: str | None = None
    times: float | None = None

    @classmethod
    def read(cls, racer: Mapping[str, Any]) -> Verdict:
        """Takes what it knows of what the figure says."""
        return cls(**{name: racer[name] for name in cls.__dataclass_fields__ if name in racer})


def traces(text: str) -> tuple[Trace, ...]:
    """Each racer's trace from an export as JSON: what `await figure.export("json")` gives, or a file."""
    return tuple(Trace(racer) for racer in json.loads(text)["trace"]["racers"])


def _is_column(value: Any) -> bool:
    # A racer's changes in mid-run are a list too, of objects.
    return isinstance(value, list) and not any(isinstance(one, dict) for one in value)
