#: top
"""Gradient descent: $contest on $surface.

Prints each step as CSV; needs $library. Written by Fall Line $version from the query
$query
"""

$head

START = $start
STEPS = $steps
LOWEST = $lowest  # a loss below this ends the run,
HIGHEST = $highest  # and so does one above this
WARMUP = $warmup  #? takes-warmup
GAMMA = $gamma  #? takes-gamma
PERIOD = $period  #? takes-period
FLOOR = $floor  #? takes-floor
NOISE = $noise  # its standard deviation  #? noise
BATCH = $batch  #? batch
SEED = $seed  #? draws
$CONSTANT = $constant  #? constant
U = $u  #? data
V = $v  #? data

#: head  #? numpy
import math  #? math
from functools import lru_cache  #? batch
#? math
import numpy as np

#: head  #? torch
import math
from functools import lru_cache  #? batch

import torch
from torch.optim import lr_scheduler  #? scheduled

torch.set_default_dtype(torch.float64)

#: ratio  #? numpy ratio
def ratio(a, b):
    """a / b, but 0 where a is 0: the slope at the tip of a cone."""
    return 0.0 if a == 0 else a / b

#: loss
$loss

#: gradient  #? numpy
$gradient

#: rules
$rules

#: draws  #? draws
# Random draws depend on the seed and on counters alone, so all racers share them.
MASK = 2**64 - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(z):
    """Scrambles 64 bits: the finalizer of SplitMix64 (Steele, Lea and Flood 2014)."""
    z = ((z ^ z >> 30) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ z >> 27) * 0x94D049BB133111EB) & MASK
    return z ^ z >> 31


def draw(stream, k, i):
    """64 random bits: number i of update or epoch k."""
    z = mix((SEED + GOLDEN) & MASK)
    for counter in (stream, k, i):
        z = mix((z + (counter + 1) * GOLDEN) & MASK)
    return z

#: noise  #? noise
def gaussian(k):
    """Two standard normal draws for update k, by Box and Muller's transform."""
    first, second = (((draw(1, k, i) >> 11) + 0.5) / 2**53 for i in (0, 1))
    radius, angle = math.sqrt(-2 * math.log(first)), 2 * math.pi * second
    return radius * math.cos(angle), radius * math.sin(angle)

#: batch  #? batch
@lru_cache(maxsize=1)
def order(epoch):
    """The numbers of the observations as an epoch orders them: Fisher and Yates's shuffle."""
    numbers = list(range(len(U)))
    for last in range(len(numbers) - 1, 0, -1):
        other = draw(2, epoch, last) * (last + 1) >> 64
        numbers[last], numbers[other] = numbers[other], numbers[last]
    return numbers


def batch(k):
    """The observations of update k; an epoch sees each of them once."""
    epoch, part = divmod(k, math.ceil(len(U) / BATCH))
    chosen = order(epoch)[part * BATCH : (part + 1) * BATCH]
    return U[chosen], V[chosen]

#: run  #? numpy
def run(rule, rate, settings):  #? !changes
def run(rule, rate, settings, changes=()):  #? changes
    """The trace of one racer: step, point and loss, at the start and after each update."""
    point, memory, trace = np.array(START), (), []
    plateau = Plateau()  #? plateau
    for k in range(STEPS + 1):
        value, g = loss(point), gradient(point)
        trace.append((k, *point.tolist(), float(value)))
        if k == STEPS or not LOWEST <= value <= HIGHEST or not np.isfinite([*point, value, *g]).all():
            break
        if k > 0:  #? plateau
            plateau.observe(value, rate)  #? plateau
        if k in changes:  #? changes
            rate, settings = changes[k]  #? changes
        g = gradient(point, *batch(k))  #? batch
        g = g + NOISE * np.array(gaussian(k)[: len(g)])  #? noise
        point, *memory = rule(point, g, rate, k + 1, *memory, **settings)  #? !scheduled
        point, *memory = rule(point, g, rate * factor(k), k + 1, *memory, **settings)  #? scheduled !plateau
        point, *memory = rule(point, g, rate * plateau.factor, k + 1, *memory, **settings)  #? plateau
    return trace

#: run  #? torch
def run(make, settings):  #? !changes
def run(make, settings, changes=()):  #? changes
    """The trace of one racer: step, point and loss, at the start and after each update."""
    point = torch.tensor(START, requires_grad=True)
    optimizer = make([point], **settings)
    scheduler = schedule(optimizer)  #? scheduled !rprop
    # Rprop takes the sizes of its steps from the rate once, and no schedule after that.  #? rprop scheduled
    takes_none = make is torch.optim.Rprop  #? rprop scheduled
    scheduler = lr_scheduler.ConstantLR(optimizer, 1.0) if takes_none else schedule(optimizer)  #? rprop scheduled
    (group,) = optimizer.param_groups  #? changes
    trace, rate = [], group["lr"]  #? changes plateau
    trace = []  #? !changes
    trace = []  #? changes !plateau
    for k in range(STEPS + 1):
        optimizer.zero_grad()
        value = loss(point)
        value.backward()
        trace.append((k, *point.tolist(), value.item()))
        numbers = [*point.tolist(), value.item(), *point.grad.tolist()]
        if k == STEPS or not LOWEST <= value <= HIGHEST or not all(map(math.isfinite, numbers)):
            break
        if k > 0:  #? plateau
            scheduler.step(value.item())  #? plateau
        if k in changes:  #? changes
            part = group["lr"] / rate  # what the schedule has left of it  #? changes plateau
            group.update(changes[k])  #? changes
            scheduler.base_lrs = [group["lr"]]  #? changes scheduled !plateau
            group["lr"] *= factor(k)  #? changes scheduled !plateau
            rate = group["lr"]  #? changes plateau
            group["lr"] *= part  #? changes plateau
        optimizer.zero_grad()  #? batch
        loss(point, *batch(k)).backward()  #? batch
        point.grad += NOISE * torch.tensor(gaussian(k)[: len(point)])  #? noise
        optimizer.step()
        scheduler.step()  #? scheduled !plateau !ends
        if k < PERIOD:  # further on, the wave would climb again  #? cosine ends
            scheduler.step()  #? cosine ends
        if k < PERIOD - 1:  # its last value stays  #? one-cycle ends
            scheduler.step()  #? one-cycle ends
    return trace

#: racers
RACERS = [
$racers
]

#: main
def race():
    """The traces of all racers."""
    return [run(*racer) for racer in RACERS]


def main():
    print("step,w,loss")  #? !race one
    print("step,x,y,loss")  #? !race two
    print("racer,step,w,loss")  #? race one
    print("racer,step,x,y,loss")  #? race two
    traces = race()  #? race
    for racer, trace in enumerate(traces, 1):  #? race
        for row in trace:  #? race
            print(racer, *row, sep=",")  #? race
    for racer, trace in enumerate(traces, 1):  #? race
        print(f"# racer {racer}: loss {trace[-1][-1]} after {trace[-1][0]} steps")  #? race
    (trace,) = race()  #? !race
    for row in trace:  #? !race
        print(*row, sep=",")  #? !race
    print(f"# loss {trace[-1][-1]} after {trace[-1][0]} steps")  #? !race


if __name__ == "__main__":
    main()
