"""Settings: how they are written into the query, and read back from it."""

import numpy as np
import pytest
from traitlets import TraitError

from fall_line import FallLine
from fall_line import query as text
from fall_line.settings import ALIASES
from fall_line.widget import SETTINGS


@pytest.mark.parametrize(
    ("settings", "query"),
    [
        ({}, ""),
        ({"fn": "rosenbrock", "opt": "adam", "lr": 0.05}, "fn=rosenbrock&opt=adam&lr=0.05"),
        ({"lr": "1/100", "steps": 500, "noise": 1e-05}, "lr=1/100&noise=1e-05&steps=500"),
        ({"lr": np.float64(0.1), "batch": np.int64(8)}, "lr=0.1&batch=8"),
        ({"f": "x^2 + 2 y^2"}, "f=x^2%20%2B%202%20y^2"),
        ({"box": (-2, 2, -0.5, 2.5)}, "box=-2,2,-0.5,2.5"),
        ({"hide": ["controls", "share"], "lock": "start"}, "hide=controls,share&lock=start"),
        ({"data": np.array([[0.0, 1.0], [1.5, 2.0]])}, "data=0.0:1.0,1.5:2.0"),
        ({"vs": ["momentum", {"opt": "adam", "lr": 0.05}]}, "vs=momentum&vs=adam,lr:0.05"),
        ({"vs": {"from_": 20, "lr": 0.02}}, "vs=from:20,lr:0.02"),
        ({"then": [{"from": 20, "lr": 0.02}, "40,lr:0.01"]}, "then=20,lr:0.02&then=40,lr:0.01"),
        ({"autoplay": True, "at": 0}, "at=0&play=1"),
        ({"title": "Wer gewinnt & wie?"}, "title=Wer%20gewinnt%20%26%20wie%3F"),
    ],
)
def test_settings_become_a_query_that_gives_them_back(settings, query):
    widget = FallLine(**settings)
    assert sorted(widget.query.split("&")) == sorted(query.split("&"))
    again = FallLine(widget.query)
    assert {name: getattr(again, name) for name in SETTINGS} == {
        name: getattr(widget, name) for name in SETTINGS
    }


def test_a_setting_changes_its_key_alone_and_none_takes_it_out():
    widget = FallLine("fn=bowl&unknown=1&vs=adam&vs=lion&lr=0.1", opt="gd")
    widget.vs = ["momentum"]
    assert widget.query == "fn=bowl&unknown=1&vs=momentum&lr=0.1&opt=gd"
    widget.lr = None
    assert widget.query == "fn=bowl&unknown=1&vs=momentum&opt=gd"


def test_a_plus_sign_is_one_in_a_formula_alone():
    widget = FallLine("f=w^2+1&title=One+more")
    assert (widget.f, widget.title) == ("w^2+1", "One more")
    widget.lr = 0.1
    assert widget.query == "f=w^2+1&title=One+more&lr=0.1"


def test_what_cannot_be_read_stays_a_text_for_the_simulator_to_judge():
    widget = FallLine("lr=fast&box=a,b&play=maybe&data=1:2:3&steps=nan")
    read = (widget.lr, widget.box, widget.autoplay, widget.data, widget.steps)
    assert read == ("fast", "a,b", "maybe", "1:2:3", "nan")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lr", [0.1]),
        ("lr", True),
        ("lr", float("inf")),
        ("autoplay", 1),
        ("fn", 3),
        ("box", 4),
        ("data", [1, 2]),
        ("vs", [3]),
    ],
)
def test_what_cannot_be_written_is_named(name, value):
    with pytest.raises(TraitError, match=rf"FallLine\.{name} takes .*, or None for its default, not "):
        FallLine(**{name: value})


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("momentun", "did you mean 'momentum'"),
        ("Lr", "did you mean 'lr'"),
        ("learning_rate", "did you mean 'lr'"),
        ("colour", r"FallLine\.settings\(\) has them all"),
    ],
)
def test_a_name_that_is_no_setting_is_answered_with_one_that_is_meant(name, hint):
    with pytest.raises(TypeError, match=f"no setting {name!r}; {hint}"):
        FallLine(**{name: 0.9})
    widget = FallLine()
    with pytest.raises(AttributeError, match=f"no setting {name!r}; {hint}"):
        setattr(widget, name, 0.9)


def test_all_settings_can_be_listed_with_what_they_are():
    assert FallLine.settings()["lr"] == "the rate, 1e-8 to 100"
    assert all(FallLine.settings().values())


def test_what_others_call_a_setting_is_none_itself():
    assert set(ALIASES.values()) <= set(FallLine.settings())
    assert not set(ALIASES) & set(FallLine.settings())


def test_a_query_as_a_whole_sets_every_trait():
    widget = FallLine(fn="bowl", lr=0.1)
    heard = []
    widget.observe(lambda change: heard.append((change["name"], change["new"])), ["fn", "lr", "opt"])
    widget.query = "fn=ravine&opt=adam"
    assert sorted(heard) == [("fn", "ravine"), ("lr", None), ("opt", "adam")]


def test_values_of_a_key_are_put_where_they_stood():
    assert text.put("a=1&b=2&a=3&c=4", "a", ["5", "6"]) == "a=5&a=6&b=2&c=4"
    assert text.values("a=1&a=&b=2&a=3", "a") == ["1", "3"]
