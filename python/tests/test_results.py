"""Traces as arrays, from the simulator's JSON."""

import numpy as np
import pytest
from conftest import run

from fall_line import traces


def test_columns_are_arrays_by_their_names():
    [trace] = traces(run())
    assert list(trace) == ["step", "x", "y", "loss", "gradient_x", "rate", "v_x"]
    assert len(trace) == 7
    assert trace.names == ("x", "y")
    np.testing.assert_array_equal(trace.step, [0, 1, 2])
    np.testing.assert_array_equal(trace.x, [1.0, 0.5, np.nan])
    np.testing.assert_array_equal(trace["loss"], trace.loss)
    assert trace.rate.shape == (2,)
    assert np.isnan(trace["v_x"][0])
    assert (trace.optimizer, trace.lr, trace.parameters["momentum"]) == ("momentum", 0.1, 0.9)


def test_changes_in_mid_run_are_no_column():
    [trace] = traces(run(changes=[{"from": 1, "lr": 0.05, "parameters": {}}]))
    assert "changes" not in trace


def test_a_formula_names_its_parameters():
    text = run().replace('"x":', '"a":').replace('"y":', '"b":')
    [trace] = traces(text)
    assert trace.names == ("a", "b")
    np.testing.assert_array_equal(trace.y, trace["b"])


def test_a_curve_has_w_alone():
    text = run().replace('"x":', '"w":').replace('"y": [2.0, 1.0, 0.5], ', "")
    [trace] = traces(text)
    assert trace.w[0] == 1.0
    with pytest.raises(AttributeError, match="no 'x': the parameters of this run are w"):
        _ = trace.x


def test_a_run_of_no_step_has_its_start():
    [trace] = traces(run(x=[1.0], y=[2.0], loss=[5.0], rate=[]))
    assert (len(trace.step), trace.rate.size) == (1, 0)
