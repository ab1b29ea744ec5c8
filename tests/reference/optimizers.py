"""The 14 rules: torch.optim's, and Lion from optax, which torch.optim does not have."""

from dataclasses import dataclass
from typing import Callable

import jax
import jax.numpy as jnp
import optax
import torch
from torch import optim

jax.config.update("jax_enable_x64", True)


class Lion:
    """optax.lion behind the few methods of a torch optimizer that a run calls.

    The rate stands in `param_groups` as torch's schedulers expect it.
    """

    def __init__(self, parameters, lr, **options):
        self.parameter = parameters[0]
        self.param_groups = [{"lr": lr}]
        self.options = {"weight_decay": 0.0, **options}
        self.state = optax.lion(lr, **self.options).init(self.place())
        self.update = jax.jit(lambda gradient, state, place, rate: optax.lion(rate, **self.options).update(
            gradient, state, place))

    def adopt(self, other):
        """Goes on with the numbers of another one, and with its own state."""
        self.param_groups, self.options, self.update = other.param_groups, other.options, other.update

    def place(self):
        return jnp.asarray(self.parameter.detach().numpy().copy())

    def zero_grad(self):
        self.parameter.grad = None

    def step(self):
        gradient = jnp.asarray(self.parameter.grad.numpy().copy())
        rate = self.param_groups[0]["lr"]
        change, self.state = self.update(gradient, self.state, self.place(), rate)
        with torch.no_grad():
            self.parameter += torch.tensor(change.tolist(), dtype=torch.float64)


@dataclass(frozen=True)
class Rule:
    make: Callable
    # Parameters beside the defaults, by the project's keys.
    second: dict
    # What its rates are, as multiples of a surface's plain and adaptive ones.
    plain: float = 0.0
    adaptive: float = 0.0

    def rate(self, surface):
        return self.plain * surface.plain + self.adaptive * surface.adaptive


def renamed(make, names, **fixed):
    """A torch optimizer under the project's keys. What is not given stays torch's own default."""

    def made(parameters, lr, **given):
        options = {names.get(key, key): value for key, value in given.items()}
        if "beta1" in options:
            options["betas"] = options.pop("beta1"), options.pop("beta2")
        return make(parameters, lr=lr, **fixed | options)

    return made


def adopt(optimizer, other):
    """Has an optimizer go on with the numbers of another one, and with its own state."""
    if isinstance(optimizer, Lion):
        return optimizer.adopt(other)
    numbers = {key: value for key, value in other.param_groups[0].items() if key != "params"}
    optimizer.param_groups[0].update(numbers)


ADAM = {"beta1": 0.8, "beta2": 0.99, "eps": 1e-4}
DECAY = {"decay": "weight_decay"}

RULES = {
    "gd": Rule(renamed(optim.SGD, {}), {}, plain=1.0),
    "momentum": Rule(
        renamed(optim.SGD, {}, momentum=0.9), {"momentum": 0.8, "dampening": 0.2}, plain=0.4
    ),
    "nesterov": Rule(renamed(optim.SGD, {}, momentum=0.9, nesterov=True), {"momentum": 0.7}, plain=0.4),
    "adagrad": Rule(renamed(optim.Adagrad, {}), {"eps": 0.01}, adaptive=7.0),
    "rmsprop": Rule(renamed(optim.RMSprop, {}), {"alpha": 0.9, "eps": 0.1}, adaptive=0.3),
    "adadelta": Rule(renamed(optim.Adadelta, {}), {"rho": 0.8, "eps": 1e-3}, adaptive=23.0),
    "adam": Rule(renamed(optim.Adam, {}), ADAM, adaptive=1.0),
    "adamw": Rule(renamed(optim.AdamW, DECAY), {**ADAM, "decay": 0.2}, adaptive=1.0),
    "amsgrad": Rule(renamed(optim.Adam, {}, amsgrad=True), {**ADAM, "beta2": 0.9}, adaptive=1.0),
    "adamax": Rule(renamed(optim.Adamax, {}), ADAM, adaptive=1.0),
    "nadam": Rule(renamed(optim.NAdam, {}), ADAM, adaptive=1.0),
    # Its first steps follow the gradient's length, so a rate of the adaptive kind throws it far out.
    "radam": Rule(renamed(optim.RAdam, {}), ADAM, plain=2.0),
    "rprop": Rule(renamed(optim.Rprop, {}), {}, adaptive=1.0),
    "lion": Rule(
        renamed(Lion, DECAY | {"beta1": "b1", "beta2": "b2"}),
        {"beta1": 0.95, "beta2": 0.9, "decay": 0.2},
        adaptive=0.3,
    ),
}
