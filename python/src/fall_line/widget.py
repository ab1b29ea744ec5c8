"""The widget: settings that go to a figure in the browser, and what comes back from it."""

from __future__ import annotations

import base64
import json
import threading
import uuid
import warnings
from collections.abc import Mapping
from difflib import get_close_matches
from importlib import resources
from typing import Any

import anywidget
from traitlets import Float, Int, Unicode, Union, observe

from . import query as text
from .answers import WHY_NOT, Answer, NotReadyError, SettingsWarning
from .kinds import settings_of
from .results import Trace, Verdict, traces
from .settings import ALIASES, Settings, key_of

#: What a run can be exported as.
FORMATS = ("png", "svg", "csv", "json", "python", "pytorch")
SETTINGS = settings_of(Settings)


def _module() -> str:
    """The script that runs in the notebook's page, with the simulator's own page in it."""
    files = resources.files(__package__)
    page = files / "embed.html"
    if not page.is_file():
        raise ImportError(f"{page} is missing: `cargo xtask package` puts it there")
    # As notebooks are saved as pages, no tag in the script may end it.
    quoted = json.dumps(page.read_text("ascii")).replace("<", "\\u003c")
    return f"const PAGE = {quoted};\n{(files / 'widget.js').read_text('utf-8')}"


class FallLine(anywidget.AnyWidget, Settings):
    """A figure of the simulator.

    Keyword arguments are its settings; a query, such as `"fn=bowl&opt=gd"`, can be given as well, and
    they come on top of it. Each setting is a trait, and so is `query` as a whole: setting one changes
    the figure, and what a learner changes in the figure changes them.
    """

    _esm = _module()

    #: All settings as the query of the simulator.
    query = Unicode(help="all settings as one query").tag(sync=True)
    #: The figure's height; without one it is as high as what is in it.
    height = Union(
        [Int(min=1), Unicode()], default_value=None, allow_none=True, help="in pixels, or as CSS has it"
    ).tag(sync=True)
    #: When Python last heard the figure, by the figure's clock: a notebook that runs cells again when a
    #: widget's state changes does so by this.
    _heard = Float(0.0).tag(sync=True)

    def __init__(self, query: str = "", *, height: int | str | None = None, **settings: Any) -> None:
        for name in settings:
            if name not in SETTINGS:
                raise TypeError(_unknown(name))
        self._asked: dict[str, Answer[Any]] = {}
        #: What was asked before there was a figure; messages may come in a thread of their own.
        self._waiting: list[dict[str, Any]] | None = []
        self._lock = threading.Lock()
        self._ready: list[Answer[None]] = []
        #: What the figure has told last: of which query, the verdicts, problems and the run as JSON.
        self._report: Mapping[str, Any] = {}
        self._problems: list[str] = []
        self._untold: list[str] = []
        for name, trait in SETTINGS.items():
            if (value := settings.get(name)) is not None:
                query = text.put(query, key_of(name), trait.write(trait.validate(self, value)))
        super().__init__(query=query, height=height)
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        return f"FallLine({self.query!r})"

    def __setattr__(self, name: str, value: Any) -> None:
        # A typing error would else set something that nothing reads.
        if not name.startswith("_") and not hasattr(type(self), name):
            raise AttributeError(_unknown(name))
        super().__setattr__(name, value)

    @staticmethod
    def settings() -> dict[str, str]:
        """All settings by their names, and what each is."""
        return {name: trait.help for name, trait in SETTINGS.items()}

    # What the figure is told.

    def play(self) -> Answer[int]:
        """Plays. The answer is the step where the cursor stands."""
        return self._ask("play", "step")

    def pause(self) -> Answer[int]:
        """Pauses. The answer is the step where the cursor stands."""
        return self._ask("pause", "step")

    def reset(self) -> Answer[int]:
        """Goes to the start. The answer is the step where the cursor stands."""
        return self._ask("reset", "step")

    def step(self, count: int = 1) -> Answer[int]:
        """Moves on by so many steps. The answer is the step where the cursor stands."""
        return self._ask("step", "step", count=_count(count))

    def back(self, count: int = 1) -> Answer[int]:
        """Moves back by so many steps. The answer is the step where the cursor stands."""
        return self._ask("back", "step", count=_count(count))

    def finish(self) -> Answer[tuple[Verdict, ...]]:
        """Goes to the end of the run. The answer is each racer's verdict."""
        return self._ask("finish", "verdict", read=_verdicts)

    def export(self, format: str) -> Answer[str | bytes]:
        """The run as `csv`, `json`, `svg`, a program in `python` or `pytorch`, all texts, or `png`, bytes."""
        if format not in FORMATS:
            raise ValueError(f"{format!r} is no format; there are {', '.join(FORMATS)}")
        return self._ask("export", "data", read=_content, format=format)

    def ready(self) -> Answer[None]:
        """Answered once the figure has told of the run that the settings make now: await it before
        `trace()` and `verdict` where settings were changed.
        """
        self._warn()
        answer: Answer[None] = Answer("ready", lambda _: None, self._warn)
        self._ready.append(answer)
        self._say({"type": "report"})
        return answer

    # What the figure has told.

    def trace(self) -> tuple[Trace, ...]:
        """Each racer's whole run, as arrays.

        It answers from what has arrived and never waits. Raises `NotReadyError` if nothing has yet of the
        settings as they are now, or if a run is too long to be told unasked.
        """
        run = self._told()["run"]
        if run is None:
            raise NotReadyError("a run as long is not told unasked: use traces(await figure.export('json'))")
        return traces(run)

    @property
    def verdict(self) -> tuple[Verdict, ...]:
        """Each racer's verdict where the cursor stood when one last changed its kind.

        Raises `NotReadyError` as `trace()` does.
        """
        return _verdicts({"racers": self._told()["verdict"]})

    @property
    def is_ready(self) -> bool:
        """Whether the figure has told of the run that the settings make now; if so, `trace()` answers."""
        return bool(self._report.get("of") == self.query)

    def _told(self) -> Mapping[str, Any]:
        self._warn(4)
        if error := self._report.get("error"):
            raise NotReadyError(f"the figure cannot start: {error}")
        if not self.is_ready:
            raise NotReadyError(WHY_NOT)
        return self._report

    # Between the two.

    @observe(*SETTINGS)
    def _take_setting(self, change: Mapping[str, Any]) -> None:
        name, value = change["name"], change["new"]
        trait, key = SETTINGS[name], key_of(name)
        # Otherwise it came from the query.
        if trait.read(text.values(self.query, key)) != value:
            self.query = text.put(self.query, key, trait.write(value))

    @observe("query")
    def _take_query(self, change: Mapping[str, Any]) -> None:
        for name, trait in SETTINGS.items():
            self.set_trait(name, trait.read(text.values(change["new"], key_of(name))))

    def _take_report(self, report: Mapping[str, Any]) -> None:
        if report.get("isLearnt"):
            self.query = report["of"]
        self._report = report
        problems = [problem["text"] for problem in report.get("problems", [])]
        # One that was mended before anybody was told is over.
        untold = [problem for problem in self._untold if problem in problems]
        self._untold = untold + [problem for problem in problems if problem not in self._problems]
        self._problems = problems
        if "error" in report or self.is_ready:
            ready, self._ready = self._ready, []
            for answer in ready:
                answer.settle(report if "error" in report else None)

    def _ask(self, question: str, part: str, read: Any = None, **content: Any) -> Answer[Any]:
        self._warn(4)
        take = read or (lambda value: value)
        answer: Answer[Any] = Answer(question, lambda reply: take(reply[part]), self._warn)
        name = uuid.uuid4().hex
        self._asked[name] = answer
        self._say({"id": name, "type": question, **content})
        return answer

    def _say(self, message: dict[str, Any]) -> None:
        with self._lock:
            if self._waiting is not None:
                self._waiting.append(message)
                return
        self.send(message)

    def _hear(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if content.get("type") == "here":
            with self._lock:
                waiting, self._waiting = self._waiting or [], None
            for message in waiting:
                self.send(message)
        elif content.get("type") == "report":
            self._take_report(content)
            self.send({"type": "heard"})
        elif answer := self._asked.get(content.get("id")):
            answer.hear(content["figure"], content["part"], content["of"], content["text"])
            if answer.done():
                self._asked.pop(content["id"], None)

    def _warn(self, stacklevel: int = 3) -> None:
        """Warns of what could not be used: what is said while no cell runs would be shown nowhere, so it
        waits for the next call from a cell.
        """
        untold, self._untold = self._untold, []
        for problem in untold:
            warnings.warn(problem, SettingsWarning, stacklevel)


def _unknown(name: str) -> str:
    plain = name.lower()
    near = ALIASES.get(plain) or next(iter(get_close_matches(plain, SETTINGS, 1)), None)
    hint = f"did you mean {near!r}?" if near else "FallLine.settings() has them all"
    return f"FallLine has no setting {name!r}; {hint}"


def _count(count: int) -> int:
    if isinstance(count, bool) or not isinstance(count, int) or count < 0:
        raise ValueError(f"a number of steps is a whole number from 0 up, not {count!r}")
    return count


def _verdicts(verdict: Mapping[str, Any]) -> tuple[Verdict, ...]:
    return tuple(Verdict.read(racer) for racer in verdict["racers"])


def _content(data: str) -> str | bytes:
    """A picture comes as a data address."""
    head, _, body = data.partition(";base64,")
    return base64.b64decode(body) if head.startswith("data:") else data
