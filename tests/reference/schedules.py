"""The schedules that torch.optim.lr_scheduler has, as the rate's factor for each update.

`constant` and `inverse` have no scheduler of their own there and are left out.
"""

import torch
from torch.optim import lr_scheduler

from optimizers import RULES
from surfaces import SURFACES


def optimizer():
    return torch.optim.SGD([torch.zeros(1)], lr=1.0)


def stepped(make, steps, last=None):
    """The rate before each update; a scheduler that ends at update `last` stays there."""
    stepping = optimizer()
    scheduler = make(stepping)
    factors = []
    for k in range(steps):
        factors.append(float(stepping.param_groups[0]["lr"]))
        stepping.step()
        if last is None or k < last:
            scheduler.step()
    return factors


def cosine(k, period, floor):
    """The closed form of CosineAnnealingLR. Past its period torch climbs again; `cosine` stays down."""
    scheduler = lr_scheduler.CosineAnnealingLR(optimizer(), period, eta_min=floor)
    scheduler.last_epoch = min(k, period)
    return float(scheduler._get_closed_form_lr()[0])


def fall(steps, period, floor):
    return [cosine(k, period, floor) for k in range(steps)]


def step(steps, period, gamma):
    return stepped(lambda on: lr_scheduler.StepLR(on, period, gamma), steps)


def exponential(steps, gamma):
    return stepped(lambda on: lr_scheduler.ExponentialLR(on, gamma), steps)


def linear(steps, period, floor):
    return stepped(lambda on: lr_scheduler.LinearLR(on, 1.0, floor, period), steps)


def warmup(steps, warmup, period, floor):
    """torch's recipe: LinearLR up from 1/warmup, then a cosine, which begins at its own k = 0."""
    rise = stepped(lambda on: lr_scheduler.LinearLR(on, 1 / warmup, 1.0, warmup - 1), warmup)
    return rise + fall(steps - warmup, period - warmup, floor)


def restarts(steps, period, floor):
    return stepped(lambda on: lr_scheduler.CosineAnnealingWarmRestarts(on, period, eta_min=floor), steps)


def cyclic(steps, period, floor):
    return stepped(lambda on: lr_scheduler.CyclicLR(on, floor, 1.0, period / 2, cycle_momentum=False), steps)


def one_cycle(steps, period):
    return stepped(
        lambda on: lr_scheduler.OneCycleLR(on, 1.0, total_steps=period, cycle_momentum=False), steps, period - 1
    )


SHAPES = (
    ("step", step, {"period": 50, "gamma": 0.5}),
    ("step", step, {"period": 7, "gamma": 0.9}),
    ("step", step, {"period": 1, "gamma": 1.01}),
    ("exponential", exponential, {"gamma": 0.98}),
    ("exponential", exponential, {"gamma": 0.9}),
    ("linear", linear, {"period": 200, "floor": 0.0}),
    ("linear", linear, {"period": 83, "floor": 0.1}),
    ("cosine", fall, {"period": 200, "floor": 0.0}),
    ("cosine", fall, {"period": 120, "floor": 0.05}),
    ("warmup", warmup, {"warmup": 10, "period": 200, "floor": 0.0}),
    ("warmup", warmup, {"warmup": 25, "period": 150, "floor": 0.2}),
    ("restarts", restarts, {"period": 50, "floor": 0.0}),
    ("restarts", restarts, {"period": 33, "floor": 0.1}),
    ("cyclic", cyclic, {"period": 50, "floor": 0.1}),
    ("cyclic", cyclic, {"period": 25, "floor": 0.0}),
    ("cyclic", cyclic, {"period": 7, "floor": 0.3}),
    ("one-cycle", one_cycle, {"period": 200}),
    ("one-cycle", one_cycle, {"period": 97}),
    ("one-cycle", one_cycle, {"period": 3}),
    ("one-cycle", one_cycle, {"period": 1}),
)

# `plateau` reads losses, so it takes a run: surface, rule, rate, settings.
PLATEAUS = (
    ("neuron", "adam", 0.43, {"gamma": 0.5, "period": 10}),
    ("ravine", "gd", 0.207, {"gamma": 0.5, "period": 10}),
    # So long that the last reductions are too small for torch to make.
    ("linear-regression", "gd", 0.1, {"gamma": 0.3, "period": 1}),
    ("linear-regression", "adam", 0.73, {"gamma": 0.3, "period": 2}),
    # Losses below zero, where torch's relative threshold lets a loss that stands still pass as better.
    ("styblinski-tang", "gd", 0.003, {"gamma": 0.5, "period": 3}),
    ("styblinski-tang", "adam", 1.7, {"gamma": 0.5, "period": 3}),
    ("rastrigin", "momentum", 0.0013, {"gamma": 0.7, "period": 5}),
    ("beale", "lion", 0.037, {"gamma": 0.8, "period": 4}),
)


def plateau(surface, rule, rate, settings, steps, shift):
    """The factors of a run that tells ReduceLROnPlateau the loss after each update."""
    facts = SURFACES[surface]
    place = (torch.tensor(facts.start, dtype=torch.float64) + shift).requires_grad_()
    running = RULES[rule].make([place], rate)
    # The scheduler takes nothing but torch's own optimizers, which Lion is not.
    mirror = optimizer()
    mirror.param_groups[0]["lr"] = rate
    scheduler = lr_scheduler.ReduceLROnPlateau(mirror, factor=settings["gamma"], patience=settings["period"])
    factors = []
    for _ in range(steps):
        now = mirror.param_groups[0]["lr"]
        factors.append(now / rate)
        running.param_groups[0]["lr"] = now
        running.zero_grad()
        facts.loss(place).backward()
        running.step()
        scheduler.step(facts.loss(place).item())
    return factors


def stable_plateau(surface, rule, rate, settings, steps, shift):
    """A plateau case; it counts for as long as no shifted start changes a factor."""
    options = (surface, rule, rate, settings, steps)
    factors = plateau(*options, 0.0)
    shifted = [plateau(*options, by) for by in (shift, -shift)]
    until = next((k for k in range(steps) if any(other[k] != factors[k] for other in shifted)), steps)
    run = {"surface": surface, "rule": rule, "rate": rate}
    return {"shape": "plateau", **settings, **run, "factors": factors[:until]}


def cases(steps, shift):
    for name, factors, settings in SHAPES:
        yield {"shape": name, **settings, "factors": factors(steps, **settings)}
    for case in PLATEAUS:
        yield stable_plateau(*case, steps, shift)
