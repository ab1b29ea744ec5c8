"""Answers of the figure, which come from the browser some time after they were asked for.

A kernel that is busy with a cell may hear nothing until the cell has ended, so nothing here ever waits
without an end: an answer is awaited with patience, or looked at in a later cell.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Generator
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

T = TypeVar("T")

#: How long an answer is waited for, in seconds.
PATIENCE = 10.0
WHY_NOT = (
    "the figure has not answered yet. It has to be displayed. Where settings have just changed, write "
    "`await figure.ready()` first; where that is not answered either, as the kernel hears nothing while a "
    "cell runs, ask again in a later cell"
)


class NotReadyError(RuntimeError):
    """What was asked for has not come from the figure yet."""


class FigureError(RuntimeError):
    """The figure says why it cannot."""


class SettingsWarning(UserWarning):
    """A setting could not be used, and what was used in its place."""


class Answer(Generic[T]):
    """What the figure will have answered: `await` it, or take its `result()` in a later cell."""

    def __init__(self, question: str, read: Callable[[Any], T], taken: Callable[[], None]) -> None:
        self._question = question
        self._read = read
        #: Called in the thread and by the caller that takes the answer.
        self._taken = taken
        #: What has come so far, by the figure that sent it: a notebook may show several of one widget.
        self._parts: dict[str, dict[int, str]] = {}
        # It may be settled by another thread than that which waits for it.
        self._future: Future[T] = Future()

    def __repr__(self) -> str:
        return f"<answer to {self._question!r}: {'here' if self.done() else 'on its way'}>"

    def done(self) -> bool:
        """Whether it has come."""
        return self._future.done()

    def result(self) -> T:
        """The answer, if it has come; it does not wait.

        Raises `NotReadyError` if it has not, and `FigureError` if the figure refused.
        """
        if not self.done():
            raise NotReadyError(f"{self._question}: {WHY_NOT}")
        self._taken()
        return self._future.result()

    def __await__(self) -> Generator[Any, None, T]:
        return self._wait().__await__()

    async def _wait(self) -> T:
        try:
            # Who gives up leaves the answer to come all the same.
            answer = await asyncio.wait_for(asyncio.shield(asyncio.wrap_future(self._future)), PATIENCE)
        except asyncio.TimeoutError:
            raise NotReadyError(f"{self._question}: {WHY_NOT}") from None
        self._taken()
        return answer

    def hear(self, figure: str, part: int, of: int, text: str) -> None:
        """Takes a part of a figure's reply, in whatever order they come."""
        parts = self._parts.setdefault(figure, {})
        parts[part] = text
        if len(parts) == of and not self.done():
            self.settle(json.loads("".join(parts[index] for index in range(of))))

    def settle(self, reply: Any) -> None:
        """Takes the whole reply."""
        if isinstance(reply, dict) and "error" in reply:
            self._future.set_exception(FigureError(f"{self._question}: {reply['error']}"))
        else:
            self._future.set_result(self._read(reply))
