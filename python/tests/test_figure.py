"""Between Python and the figure: what is sent, what is heard, and what is said before anything has come."""

import asyncio
import threading

import pytest

from fall_line import FigureError, NotReadyError, SettingsWarning, answers


def test_what_is_asked_before_there_is_a_figure_is_sent_once_there_is_one(begin):
    widget, browser = begin(fn="bowl")
    answer = widget.step(3)
    assert browser.sent == []
    browser.say(type="here")
    [message] = browser.sent
    assert (message["type"], message["count"]) == ("step", 3)
    browser.reply(message, step=3)
    assert answer.result() == 3
    # Another of its figures has nothing to send again.
    browser.say(type="here")
    assert len(browser.sent) == 1


def test_an_answer_comes_in_parts_and_from_one_of_several_figures(begin):
    widget, browser = begin()
    browser.say(type="here")
    answer = widget.export("csv")
    [message] = browser.sent
    # Halves that would fit together, and do not belong together.
    browser.say(id=message["id"], figure="1", part=0, of=2, text='{"data": "a')
    browser.say(id=message["id"], figure="2", part=1, of=2, text='b"}')
    assert not answer.done()
    browser.reply(message, figure="3", parts=3, mime="text/csv", data="racer,step")
    browser.reply(message, figure="2", mime="text/csv", data="another")
    assert answer.result() == "racer,step"


def test_a_picture_is_bytes(begin):
    widget, browser = begin()
    browser.say(type="here")
    answer = widget.export("png")
    browser.reply(browser.sent[0], mime="image/png", data="data:image/png;base64,iVBORw==")
    assert answer.result() == b"\x89PNG"


def test_a_refusal_is_an_error_with_the_words_of_the_figure(begin):
    widget, browser = begin()
    browser.say(type="here")
    answer = widget.play()
    browser.reply(browser.sent[0], error="a question waits for its answer")
    with pytest.raises(FigureError, match="play: a question waits"):
        answer.result()


def test_nothing_waits_without_an_end(begin, monkeypatch):
    monkeypatch.setattr(answers, "PATIENCE", 0.01)
    widget, _ = begin()
    for answer in (widget.ready(), widget.finish()):
        with pytest.raises(NotReadyError, match="ask again in a later cell"):
            answer.result()
        with pytest.raises(NotReadyError, match="has to be displayed"):
            asyncio.run(_taken(answer))


def test_an_answer_may_come_from_another_thread(begin):
    widget, browser = begin()
    browser.say(type="here")
    answer = widget.finish()
    verdict = {"racers": [{"kind": "crawling", "tol": 0.005, "text": "It crawls.", "unheard": 1}]}
    later = threading.Timer(0.02, lambda: browser.reply(browser.sent[0], verdict=verdict))
    later.start()
    [racer] = asyncio.run(_taken(answer))
    assert (racer.kind, racer.text, racer.step) == ("crawling", "It crawls.", None)


def test_a_trace_is_of_the_settings_as_they_are_now_or_it_is_none(begin):
    widget, browser = begin(fn="bowl")
    with pytest.raises(NotReadyError):
        widget.trace()
    browser.report()
    assert widget.trace()[0].optimizer == "momentum"
    assert widget.verdict[0].kind == "converged"
    widget.lr = 0.2
    assert not widget.is_ready
    with pytest.raises(NotReadyError):
        _ = widget.verdict
    ready = widget.ready()
    # One that was under way when the rate was set.
    browser.report(of="fn=bowl")
    assert not ready.done()
    browser.report()
    assert ready.done()
    assert len(widget.trace()) == 1


def test_a_run_that_is_too_long_to_be_told_unasked_says_how_to_ask(begin):
    widget, browser = begin(steps=100_000)
    browser.report(run=None)
    with pytest.raises(NotReadyError, match="export"):
        widget.trace()


def test_what_a_learner_changes_comes_as_traits(begin):
    widget, browser = begin(fn="bowl", lr=0.1)
    heard = []
    widget.observe(lambda change: heard.append(change["new"]), "lr")
    browser.report(of="fn=bowl&lr=0.25&x=1.5&y=-2", isLearnt=True)
    assert (widget.lr, widget.x, widget.y, heard) == (0.25, 1.5, -2, [0.25])
    assert widget.is_ready
    # A report that only tells of a run changes nothing.
    browser.report(of="fn=bowl&lr=0.1")
    assert widget.lr == 0.25


def test_the_figure_is_told_that_it_was_heard(begin):
    _, browser = begin()
    browser.report()
    assert browser.sent == [{"type": "heard"}]


def test_a_setting_that_could_not_be_used_is_a_warning_once_at_the_next_call(begin):
    widget, browser = begin(fn="rosenbrok")
    said = "“rosenbrok” is not a choice for fn. ravine is used. Did you mean “rosenbrock”?"
    browser.report(problems=[{"key": "fn", "text": said}])
    with pytest.warns(SettingsWarning, match="Did you mean") as caught:
        widget.trace()
    assert caught[0].filename == __file__
    # As it stands for an error here, this would be one.
    widget.trace()
    browser.report(problems=[{"key": "fn", "text": said}])
    widget.trace()


@pytest.mark.parametrize("call", ["trace", "play", "ready"])
def test_the_warning_names_the_line_that_called(begin, call):
    widget, browser = begin()
    browser.report(problems=[{"key": "fn", "text": "no such surface"}])
    with pytest.warns(SettingsWarning) as caught:
        getattr(widget, call)()
    assert caught[0].filename == __file__


def test_an_awaited_answer_warns_too(begin):
    widget, browser = begin()
    ready = widget.ready()
    browser.report(problems=[{"key": "fn", "text": "no such surface"}])
    with pytest.warns(SettingsWarning) as caught:
        asyncio.run(_taken(ready))
    assert caught[0].filename == __file__


def test_a_figure_that_cannot_start_says_so(begin):
    widget, browser = begin()
    ready = widget.ready()
    browser.say(type="report", error="no WebAssembly here")
    with pytest.raises(FigureError, match="no WebAssembly"):
        ready.result()
    with pytest.raises(NotReadyError, match="no WebAssembly"):
        widget.trace()


@pytest.mark.parametrize("count", [-1, 1.5, True, "3"])
def test_steps_are_counted(begin, count):
    widget, _ = begin()
    with pytest.raises(ValueError, match="from 0 up"):
        widget.step(count)


def test_formats_are_listed(begin):
    widget, _ = begin()
    with pytest.raises(ValueError, match="'gif' is no format; there are png, svg"):
        widget.export("gif")


async def _taken(answer):
    return await answer
