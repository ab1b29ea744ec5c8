"""The kinds of values that settings have, as traits: how each is written into a query and read back.

Whether a value suits its setting only the simulator knows. A trait takes what can be written at all,
and texts as they are; `None` leaves the setting to its default.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Integral, Real
from typing import Any

from traitlets import HasTraits, TraitError, TraitType

Number = int | float


class Setting(TraitType[Any, Any]):
    """A setting of the simulator. What it holds is what its text is read as, so equal settings are equal."""

    default_value = None
    allow_none = True
    #: What it takes, for the message about anything else.
    info_text = "a text"

    def __init__(self, about: str) -> None:
        super().__init__(help=about)

    def validate(self, obj: Any, value: Any) -> Any:
        try:
            return self.read(self.write(value))
        except (TypeError, ValueError):
            name = type(obj).__name__
            message = f"{name}.{self.name} takes {self.info()}, not {value!r}"
            raise TraitError(message) from None

    def info(self) -> str:
        return f"{self.info_text}, or None for its default"

    def write(self, value: Any) -> list[str]:
        """Its values in a query; none for the default. Raises `TypeError` or `ValueError` if it has none."""
        if value is None:
            return []
        texts = [value] if isinstance(value, str) else self.texts(value)
        return [text for text in texts if text.strip()]

    def read(self, texts: list[str]) -> Any:
        """What the values in a query are as a Python object. What cannot be read stays a text."""
        if not texts:
            return None
        try:
            return self.value(texts)
        except ValueError:
            return texts[-1]

    def texts(self, value: Any) -> list[str]:
        """As `write`, of what is no text."""
        raise TypeError

    def value(self, texts: list[str]) -> Any:
        """As `read`, of at least one text. Raises `ValueError` if it cannot be read."""
        return texts[-1]


class Text(Setting):
    """A text or a choice."""


class Amount(Setting):
    """A number; as a text also a fraction, such as `"1/100"`."""

    info_text = "a number"

    def texts(self, value: Any) -> list[str]:
        return [number_text(value)]

    def value(self, texts: list[str]) -> Any:
        return number(texts[-1])


class Switch(Setting):
    """Yes or no."""

    info_text = "True or False"

    def texts(self, value: Any) -> list[str]:
        if not isinstance(value, bool):
            raise TypeError
        return ["1" if value else "0"]

    def value(self, texts: list[str]) -> Any:
        return {"1": True, "0": False}.get(texts[-1], texts[-1])


class Words(Setting):
    """A list of words."""

    info_text = "a list of words"

    def texts(self, value: Any) -> list[str]:
        return [",".join(_word(one) for one in value)]

    def value(self, texts: list[str]) -> Any:
        return tuple(word.strip() for word in texts[-1].split(",") if word.strip())


class Bounds(Setting):
    """The ends of one interval or of two."""

    info_text = "two or four numbers"

    def texts(self, value: Any) -> list[str]:
        return [",".join(number_text(one) for one in value)]

    def value(self, texts: list[str]) -> Any:
        return tuple(number(one) for one in texts[-1].split(","))


class Points(Setting):
    """Rows of two numbers, also as an array of two columns."""

    info_text = "pairs of numbers"

    def texts(self, value: Any) -> list[str]:
        return [",".join(f"{number_text(u)}:{number_text(v)}" for u, v in value)]

    def value(self, texts: list[str]) -> Any:
        pairs = (pair.split(":") for pair in texts[-1].split(","))
        return tuple((number(u), number(v)) for u, v in pairs)


class Changes(Setting):
    """Several racers, or changes of one: each a text as in a query, or a mapping of its numbers.

    A mapping's `opt` or `from_` comes first: `{"opt": "adam", "lr": 0.05}` is `adam,lr:0.05`. `from_` has
    an underscore since Python keeps `from` for itself; as the key of a mapping both are taken.
    """

    info_text = "a list of texts or mappings"

    def __init__(self, about: str, first: str) -> None:
        super().__init__(about)
        #: How what a change begins with is written.
        self.first = first

    def texts(self, value: Any) -> list[str]:
        several = [value] if isinstance(value, Mapping) else value
        return [one if isinstance(one, str) else self._text(one) for one in several]

    def value(self, texts: list[str]) -> Any:
        return tuple(texts)

    def _text(self, numbers: Mapping[str, Any]) -> str:
        if not isinstance(numbers, Mapping):
            raise TypeError
        rest = dict(numbers)
        begin = rest.pop("from_", rest.pop("from", None))
        words = [] if begin is None else [self.first + number_text(begin)]
        if (optimizer := rest.pop("opt", None)) is not None:
            words.insert(0, _word(optimizer))
        words += [f"{key}:{one if isinstance(one, str) else number_text(one)}" for key, one in rest.items()]
        return ",".join(words)


def number_text(value: Any) -> str:
    """A number with all its digits, NumPy's too. Raises `TypeError` or `ValueError` if it is none."""
    if isinstance(value, bool) or not isinstance(value, Real):
        raise TypeError
    if isinstance(value, Integral):
        return str(int(value))
    if not math.isfinite(value):
        raise ValueError
    return repr(float(value))


def number(text: str) -> Number:
    """A number of a query. Raises `ValueError` if it is written otherwise, as a fraction is."""
    try:
        return int(text)
    except ValueError:
        value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def settings_of(owner: type[HasTraits]) -> dict[str, Setting]:
    """The settings among the traits of a class, by their names in Python."""
    return {name: trait for name, trait in owner.class_traits().items() if isinstance(trait, Setting)}
