"""The 20 surfaces in PyTorch, from their published definitions, not from this crate's source.

The test functions are those of Surjanovic and Bingham's Virtual Library of Simulation
Experiments, https://www.sfu.ca/~ssurjano/optimization.html, in two dimensions.
"""

from dataclasses import dataclass
from math import e, pi
from pathlib import Path
from typing import Callable

import numpy as np
import torch
from torch.nn import functional

DATA = Path(__file__).parents[2] / "data"


@dataclass(frozen=True)
class Surface:
    loss: Callable
    start: tuple
    # Rates that go somewhere and do not blow up: for steps along the gradient, and for steps
    # whose length is the rate's own. No round numbers: a walk over a lattice that holds the
    # minimum ends in a tie of signs, which rounding decides.
    plain: float
    adaptive: float


def ackley(p):
    cone = -20 * torch.exp(-0.2 * torch.sqrt(torch.mean(p ** 2)))
    return cone - torch.exp(torch.mean(torch.cos(2 * pi * p))) + 20 + e


def beale(p):
    x, y = p
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y ** 2) ** 2 + (2.625 - x + x * y ** 3) ** 2


def camel(p):
    x, y = p
    return (4 - 2.1 * x ** 2 + x ** 4 / 3) * x ** 2 + x * y + (-4 + 4 * y ** 2) * y ** 2


def goldstein_price(p):
    x, y = p
    left = 1 + (x + y + 1) ** 2 * (19 - 14 * x + 3 * x ** 2 - 14 * y + 6 * x * y + 3 * y ** 2)
    right = 30 + (2 * x - 3 * y) ** 2 * (18 - 32 * x + 12 * x ** 2 + 48 * y - 36 * x * y + 27 * y ** 2)
    return left * right


def fit(name, loss):
    """The mean of a torch loss of the score θ₀ + θ₁u against v, over one of the project's data sets."""
    table = torch.from_numpy(np.loadtxt(DATA / f"{name}.csv", delimiter=",", skiprows=1))
    inputs, targets = table[:, 0], table[:, 1]
    return lambda p: loss(p[0] + p[1] * inputs, targets)


SURFACES = {
    "parabola": Surface(lambda p: p[0] ** 2, (4.0,), 0.07, 0.073),
    "double-well": Surface(lambda p: (p[0] ** 2 - 1) ** 2 + 0.3 * p[0], (1.8,), 0.021, 0.037),
    "waves": Surface(lambda p: 0.1 * p[0] ** 2 + torch.sin(3 * p[0]), (5.0,), 0.023, 0.037),
    "bowl": Surface(lambda p: (p[0] ** 2 + p[1] ** 2) / 2, (-4.0, 3.0), 0.13, 0.073),
    "ravine": Surface(lambda p: (p[0] ** 2 + 10 * p[1] ** 2) / 2, (-4.0, 2.0), 0.1, 0.073),
    "saddle": Surface(lambda p: p[0] ** 2 / 2 - p[1] ** 2 / 2 + p[1] ** 4 / 4, (-1.5, 0.001), 0.07, 0.037),
    "rosenbrock": Surface(
        lambda p: (1 - p[0]) ** 2 + 100 * (p[1] - p[0] ** 2) ** 2, (-1.5, 2.0), 0.0003, 0.023
    ),
    "himmelblau": Surface(
        lambda p: (p[0] ** 2 + p[1] - 11) ** 2 + (p[0] + p[1] ** 2 - 7) ** 2, (0.0, 0.0), 0.003, 0.073
    ),
    "beale": Surface(beale, (1.0, 1.5), 0.003, 0.037),
    "booth": Surface(
        lambda p: (p[0] + 2 * p[1] - 7) ** 2 + (2 * p[0] + p[1] - 5) ** 2, (-8.0, 8.0), 0.023, 0.13
    ),
    "camel": Surface(camel, (-1.5, 0.5), 0.013, 0.023),
    "styblinski-tang": Surface(
        lambda p: torch.sum(p ** 4 - 16 * p ** 2 + 5 * p) / 2, (0.5, 0.5), 0.003, 0.073
    ),
    "rastrigin": Surface(
        lambda p: 10 * 2 + torch.sum(p ** 2 - 10 * torch.cos(2 * pi * p)), (3.3, -2.7), 0.0007, 0.023
    ),
    "ackley": Surface(ackley, (-3.0, 3.5), 0.017, 0.037),
    "goldstein-price": Surface(goldstein_price, (1.0, -1.5), 0.000_003, 0.013),
    "plateau": Surface(lambda p: 1 - torch.exp(-(p[0] ** 2 + p[1] ** 2) / 2), (-2.5, 1.5), 0.3, 0.073),
    "valley": Surface(lambda p: (1 - p[0] * p[1]) ** 2 / 2, (2.6, 0.3), 0.07, 0.037),
    "linear-regression": Surface(fit("linear", functional.mse_loss), (0.0, 0.0), 0.07, 0.073),
    "logistic-regression": Surface(
        fit("logistic", functional.binary_cross_entropy_with_logits), (0.0, 0.0), 0.3, 0.037
    ),
    "neuron": Surface(fit("neuron", lambda z, v: functional.mse_loss(torch.tanh(z), v)), (2.0, 5.0), 0.13, 0.073),
}
