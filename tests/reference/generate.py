"""Makes values.json, trajectories.json and schedules.json, which `cargo test` holds the engine
against, and runs the PyTorch programs that the project exports.

Every rule runs on every surface in float64, with gradients by torch's autograd on the formulas
of surfaces.py. See README.md for the rule of agreement and how to run this again.
"""

import json
import math
import platform
from importlib.metadata import version
from pathlib import Path

import torch

import programs
import schedules
from optimizers import RULES, adopt
from schedules import cosine
from surfaces import SURFACES
from torch.autograd.functional import hessian

HERE = Path(__file__).parent
STEPS = 200
RECORDED = (1, 2, 3, 6, 10, 20, 50, 100, 200)
# A case counts for as long as no start this far off moves its points by more than that.
SHIFT = 1e-12
MOVED = 1e-10
# The second set of parameters comes with another rate.
SECOND_RATE = 0.6
PRECISE = torch.float64
# Where numbers change in mid-run a shift of the start may have died away: then each step is kicked, too.
ULP = 2.0**-52

# Where surfaces are evaluated, from their starts.
OFFSETS = ((0.0, 0.0), (0.37, -0.61), (-0.83, 0.29), (1.91, 1.13))

# Parameters at their ends, on the ravine: rule, rate, parameters.
EDGES = (
    ("momentum", 0.03, {"momentum": 0.0, "dampening": 0.5}),
    ("momentum", 0.03, {"momentum": 0.9, "dampening": 1.0}),
    ("momentum", 0.13, {"momentum": 0.9, "dampening": 0.1}),
    ("nesterov", 0.03, {"momentum": 0.99}),
    ("adagrad", 0.7, {"eps": 0.0}),
    ("rmsprop", 0.013, {"alpha": 0.0, "eps": 0.1}),
    ("rmsprop", 0.013, {"alpha": 0.999, "eps": 0.0}),
    ("adadelta", 0.37, {"rho": 0.0, "eps": 1e-6}),
    ("adam", 0.037, {"beta1": 0.0, "beta2": 0.0, "eps": 1.0}),
    ("adam", 0.037, {"beta1": 0.9, "beta2": 0.5, "eps": 0.0}),
    ("adamw", 0.037, {"beta1": 0.0, "beta2": 0.5, "eps": 0.1, "decay": 1.0}),
    ("amsgrad", 0.037, {"beta1": 0.5, "beta2": 0.5, "eps": 0.0}),
    ("adamax", 0.037, {"beta1": 0.0, "beta2": 0.0, "eps": 0.1}),
    ("nadam", 0.037, {"beta1": 0.0, "beta2": 0.9, "eps": 0.1}),
    ("nadam", 0.037, {"beta1": 0.99, "beta2": 0.9, "eps": 1e-8}),
    ("radam", 0.037, {"beta1": 0.9, "beta2": 0.5, "eps": 1e-8}),
    ("radam", 0.037, {"beta1": 0.9, "beta2": 0.9, "eps": 0.1}),
    ("rprop", 60.0, {}),
    ("rprop", 1e-7, {}),
    ("lion", 0.037, {"beta1": 0.0, "beta2": 0.5, "decay": 1.0}),
)

# Decays so near 1 that the bias corrections live off the last digits of their powers.
LARGE = {"beta1": 0.9, "beta2": 0.999999}, {"beta1": 0.99999, "beta2": 0.9999}
CORRECTED = ("adam", "adamw", "amsgrad", "adamax", "nadam", "radam")
LARGE_RATES = {"ravine": 0.037, "camel": 0.03, "booth": 0.3}


# Surfaces on which numbers change in mid-run: after 20 updates the rate, after 45 the parameters too.
CHANGED = ("parabola", "ravine", "camel", "linear-regression")
# Momentum that comes, goes and comes again: from which update, rate, parameters.
COMING = (
    ({"momentum": 0.0, "dampening": 0.3}, [(10, 0.03, {"momentum": 0.9, "dampening": 0.3})]),
    (
        {"momentum": 0.9, "dampening": 0.0},
        [(10, 0.03, {"momentum": 0.0, "dampening": 0.0}), (20, 0.02, {"momentum": 0.8, "dampening": 0.0})],
    ),
)


def cases():
    """What is run: a surface, a rule, a set's name, a rate, parameters, a cosine's floor or none, changes."""
    for case in unchanged():
        yield *case, ()
    for surface in CHANGED:
        for name, rule in RULES.items():
            rate = rule.rate(SURFACES[surface])
            changes = [(20, 0.5 * rate, {}), (45, 0.8 * rate, rule.second)]
            yield surface, name, "changed", rate, {}, None, changes
    for parameters, changes in COMING:
        yield "ravine", "momentum", "changed", 0.03, parameters, None, changes
    for name, rule in RULES.items():
        rate = rule.rate(SURFACES["ravine"])
        yield "ravine", name, "changed", rate, {}, 0.05, [(30, 0.7 * rate, {})]


def unchanged():
    """The cases in which all numbers stay."""
    for surface, facts in SURFACES.items():
        for name, rule in RULES.items():
            rate = rule.rate(facts)
            yield surface, name, "default", rate, {}, None
            yield surface, name, "second", SECOND_RATE * rate, rule.second, None
    for name, rate, parameters in EDGES:
        yield "ravine", name, "edge", rate, parameters, None
    for surface, rate in LARGE_RATES.items():
        for name in CORRECTED:
            for parameters in LARGE:
                yield surface, name, "large", rate, parameters, None
    for name, rule in RULES.items():
        yield "ravine", name, "scheduled", rule.rate(SURFACES["ravine"]), {}, 0.05


def run(surface, rule, rate, parameters, floor, changes, shift):
    """The points and losses of one run, the start included, up to the first that is not finite."""
    facts = SURFACES[surface]
    place = (torch.tensor(facts.start, dtype=PRECISE) + shift).requires_grad_()
    optimizer = RULES[rule].make([place], rate, **parameters)
    trace = []
    for step in range(STEPS + 1):
        optimizer.zero_grad()
        loss = facts.loss(place)
        loss.backward()
        state = [*place.tolist(), loss.item()]
        if not all(torch.isfinite(torch.tensor([*state, *place.grad.tolist()]))):
            break
        trace.append(state)
        for _, base, other in (change for change in changes if change[0] == step):
            rate = base
            adopt(optimizer, RULES[rule].make([place], base, **other))
        if floor is not None:
            optimizer.param_groups[0]["lr"] = rate * cosine(step, STEPS, floor)
        optimizer.step()
        if changes and shift != 0:
            with torch.no_grad():
                place *= 1 + math.copysign(ULP, shift)
    return trace


def stable_until(trace, shifted):
    """The number of steps over which the shifted runs stay close to the first."""
    for step, state in enumerate(trace):
        for other in shifted:
            if step >= len(other) or any(abs(a - b) > MOVED for a, b in zip(state[:-1], other[step])):
                return step - 1
    return len(trace) - 1


def record(surface, rule, name, rate, parameters, floor, changes):
    options = (surface, rule, rate, parameters, floor, changes)
    trace = run(*options, 0.0)
    until = stable_until(trace, [run(*options, shift) for shift in (SHIFT, -SHIFT)])
    kept = sorted({step for step in (*RECORDED, until) if 0 < step <= until})
    case = {"surface": surface, "rule": rule, "set": name, "rate": rate}
    if parameters:
        case["parameters"] = parameters
    if floor is not None:
        case["floor"] = floor
    if changes:
        case["changes"] = changes
    return case | {"stable_until": until, "states": [[step, *trace[step]] for step in kept]}


def value(surface, offset):
    """The loss at a point with its first and second derivatives; of these, xx, xy, yy."""
    facts = SURFACES[surface]
    at = [start + shift for start, shift in zip(facts.start, offset)]
    place = torch.tensor(at, dtype=PRECISE, requires_grad=True)
    loss = facts.loss(place)
    loss.backward()
    second = hessian(facts.loss, torch.tensor(at, dtype=PRECISE))
    rows = [second[row][column].item() for row in range(len(at)) for column in range(row, len(at))]
    return {"surface": surface, "at": at, "loss": loss.item(), "gradient": place.grad.tolist(), "hessian": rows}


def versions():
    packages = {name: version(name) for name in ("torch", "numpy", "jax", "optax")}
    return {"python": platform.python_version(), **packages}


def write(name, head, cases):
    """One case a line, so that a change shows in a diff. Python writes floats in as many digits as they need."""
    head = json.dumps(head, indent=1).removesuffix("\n}")
    lines = ",\n".join(json.dumps(case, separators=(",", ":"), allow_nan=False) for case in cases)
    (HERE / name).write_text(f'{head},\n "cases": [\n{lines}\n]}}\n')


def write_values():
    head = {"versions": versions(), "hessian": "xx, xy, yy"}
    write("values.json", head, [value(surface, offset) for surface in SURFACES for offset in OFFSETS])


def write_schedules():
    head = {"versions": versions(), "steps": STEPS}
    write("schedules.json", head, schedules.cases(STEPS, SHIFT))


def write_trajectories():
    head = {
        "versions": versions(),
        "steps": STEPS,
        "recorded": f"the states after {', '.join(map(str, RECORDED))} updates and after the last stable one",
        "state": "updates made, each parameter, loss",
        "shift": SHIFT,
        "moved": MOVED,
        "starts": {name: surface.start for name, surface in SURFACES.items()},
    }
    found = [record(*case) for case in cases()]
    write("trajectories.json", head, found)
    stable = sum(case["stable_until"] == STEPS for case in found)
    print(f"{len(found)} cases, {stable} of them stable over all {STEPS} steps")


def main():
    torch.set_num_threads(1)
    # Else NAdam keeps its running product of momentum factors in float32.
    torch.set_default_dtype(PRECISE)
    # The quickest to fail comes first.
    programs.check()
    write_values()
    write_schedules()
    write_trajectories()


if __name__ == "__main__":
    main()
