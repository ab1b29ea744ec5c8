"""A query as text: `key=value&key=value`, the one form in which the simulator takes settings.

Pieces stay as they were written: in a formula a plus sign is a plus sign, elsewhere it is a space, so
that to decode all and encode it again would change what some of them mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, unquote

#: The key whose plus signs are plus signs.
FORMULA = "f"
#: What stands for itself in a value, so that queries can be read.
PLAIN = ",:/()^*'!$;@-._~"


def _pieces(query: str) -> Iterable[tuple[str, str]]:
    for piece in query.split("&"):
        key, _, value = piece.partition("=")
        if key:
            yield key, value


def values(query: str, key: str) -> list[str]:
    """All values of a key, decoded; an empty one is none, as for the simulator."""
    found = (value for name, value in _pieces(query) if name == key and value)
    return [unquote(value if key == FORMULA else value.replace("+", " ")) for value in found]


def put(query: str, key: str, texts: Iterable[str]) -> str:
    """The query with other values of a key, where it stood or at the end; all else stays as it is."""
    new = [f"{key}={quote(text, safe=PLAIN)}" for text in texts]
    kept: list[str] = []
    place: int | None = None
    for name, value in _pieces(query):
        if name != key:
            kept.append(f"{name}={value}")
        elif place is None:
            place = len(kept)
    place = len(kept) if place is None else place
    return "&".join([*kept[:place], *new, *kept[place:]])
