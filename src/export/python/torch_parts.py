# Parts of the exported PyTorch programs; common_parts.py says how they are marked.

#: head
import math
from functools import lru_cache  #? batch

import torch
from torch.optim import lr_scheduler  #? scheduled

torch.set_default_dtype(torch.float64)

#: loss logistic-regression
def loss(point, u=U, v=V):
    """The mean cross-entropy of σ(a + bu), the chance of label 1, with the labels v."""
    a, b = point
    return torch.nn.functional.binary_cross_entropy_with_logits(a + b * u, v)

#: rule lion
class Lion(torch.optim.Optimizer):
    """Lion (Chen et al. 2023), which torch.optim does not have."""

    def __init__(self, params, lr, betas, weight_decay):
        super().__init__(params, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for point in group["params"]:
                g = point.grad
                m = self.state[point].setdefault("m", torch.zeros_like(point))
                direction = torch.sign(beta1 * m + (1 - beta1) * g)
                point -= group["lr"] * (direction + group["weight_decay"] * point)
                m.copy_(beta2 * m + (1 - beta2) * g)

#: schedule step
def schedule(optimizer):
    return lr_scheduler.StepLR(optimizer, step_size=PERIOD, gamma=GAMMA)

#: schedule exponential
def schedule(optimizer):
    return lr_scheduler.ExponentialLR(optimizer, gamma=GAMMA)

#: schedule linear
def schedule(optimizer):
    return lr_scheduler.LinearLR(optimizer, 1.0, FLOOR, total_iters=PERIOD)

#: schedule cosine
def schedule(optimizer):
    floor = FLOOR * optimizer.defaults["lr"]
    return lr_scheduler.CosineAnnealingLR(optimizer, T_max=PERIOD, eta_min=floor)

#: schedule restarts
def schedule(optimizer):
    floor = FLOOR * optimizer.defaults["lr"]
    return lr_scheduler.CosineAnnealingWarmRestarts(optimizer, T_0=PERIOD, eta_min=floor)

#: schedule cyclic
def schedule(optimizer):
    rate = optimizer.defaults["lr"]
    return lr_scheduler.CyclicLR(optimizer, FLOOR * rate, rate, PERIOD / 2, cycle_momentum=False)

#: schedule one-cycle
def schedule(optimizer):
    rate = optimizer.defaults["lr"]
    return lr_scheduler.OneCycleLR(optimizer, rate, total_steps=PERIOD, cycle_momentum=False)

#: schedule plateau
def schedule(optimizer):
    return lr_scheduler.ReduceLROnPlateau(optimizer, factor=GAMMA, patience=PERIOD)

#: schedule
def schedule(optimizer):
    return lr_scheduler.LambdaLR(optimizer, factor)

#: run
def run(make, settings):
    """The trace of one racer: step, point and loss, at the start and after each update."""
    point = torch.tensor(START, requires_grad=True)
    optimizer = make([point], **settings)
    scheduler = schedule(optimizer)  #? scheduled !rprop
    # Rprop takes the sizes of its steps from the rate once, and no schedule after that.  #? rprop scheduled
    takes_none = make is torch.optim.Rprop  #? rprop scheduled
    scheduler = lr_scheduler.ConstantLR(optimizer, 1.0) if takes_none else schedule(optimizer)  #? rprop scheduled
    trace = []
    for k in range(STEPS + 1):
        optimizer.zero_grad()
        value = loss(point)
        value.backward()
        trace.append((k, *point.tolist(), value.item()))
        numbers = [*point.tolist(), value.item(), *point.grad.tolist()]
        if k == STEPS or value > HIGHEST or not all(map(math.isfinite, numbers)):
            break
        if k > 0:  #? plateau
            scheduler.step(value.item())  #? plateau
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
