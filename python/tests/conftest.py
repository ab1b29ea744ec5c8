"""A widget whose figure is played by the test: it reads what was sent, and says what a browser would."""

import json

import pytest

from fall_line import FallLine

RACER = {
    "optimizer": "momentum",
    "lr": 0.1,
    "parameters": {"momentum": 0.9, "dampening": 0},
    "x": [1.0, 0.5, None],
    "y": [2.0, 1.0, 0.5],
    "loss": [5.0, 1.25, None],
    "gradient_x": [2.0, 1.0, 0.5],
    "rate": [0.1, 0.1],
    "v_x": [None, 2.0, 1.0],
}
VERDICT = {"kind": "converged", "step": 2, "at": "minimum", "tol": 0.005, "text": "Converged in 2 steps."}


def run(**changes):
    """An export as JSON with one racer."""
    return json.dumps({"version": "0.1.0", "trace": {"racers": [RACER | changes]}})


class Browser:
    """The other side of a widget's messages."""

    def __init__(self, widget, sent):
        self.widget, self.sent = widget, sent

    def say(self, **message):
        self.widget._handle_custom_msg(message, [])

    def report(self, **content):
        of = content.pop("of", self.widget.query)
        self.say(type="report", **{"of": of, "run": run(), "verdict": [VERDICT], "problems": []} | content)

    def reply(self, message, figure="1", parts=1, **reply):
        """Answers a message in some parts, the last one first."""
        text = json.dumps(reply)
        size = -(-len(text) // parts)
        for part in reversed(range(parts)):
            piece = text[part * size : (part + 1) * size]
            self.say(id=message["id"], figure=figure, part=part, of=parts, text=piece)


@pytest.fixture
def begin(monkeypatch):
    """Makes a widget and its browser; nothing is displayed yet."""

    def make(*values, **settings):
        sent = []
        monkeypatch.setattr(FallLine, "send", lambda _, content, buffers=None: sent.append(content))
        widget = FallLine(*values, **settings)
        return widget, Browser(widget, sent)

    return make
