#: factor  #? !native step
def factor(k):
    """Times GAMMA after every PERIOD updates."""
    return GAMMA ** (k // PERIOD)

#: schedule  #? native step
def schedule(optimizer):
    return lr_scheduler.StepLR(optimizer, step_size=PERIOD, gamma=GAMMA)

#: factor  #? !native exponential
def factor(k):
    """Times GAMMA after every update."""
    return GAMMA**k

#: schedule  #? native exponential
def schedule(optimizer):
    return lr_scheduler.ExponentialLR(optimizer, gamma=GAMMA)

#: factor  #? !native inverse
def factor(k):
    """As 1 over the time."""
    return 1 / (1 + GAMMA * k)

#: factor  #? !native linear
def factor(k):
    """A line from 1 down to FLOOR at update PERIOD, then level."""
    return 1 - (1 - FLOOR) * min(k / PERIOD, 1)

#: schedule  #? native linear
def schedule(optimizer):
    return lr_scheduler.LinearLR(optimizer, 1.0, FLOOR, total_iters=PERIOD)

#: factor  #? !native cosine
def factor(k):
    """Half a cosine wave from 1 down to FLOOR at update PERIOD, then level."""
    return FLOOR + (1 - FLOOR) * (1 + math.cos(math.pi * min(k / PERIOD, 1))) / 2

#: schedule  #? native cosine
def schedule(optimizer):
    floor = FLOOR * optimizer.defaults["lr"]
    return lr_scheduler.CosineAnnealingLR(optimizer, T_max=PERIOD, eta_min=floor)

#: factor  #? !native warmup
def factor(k):
    """Up to 1 in WARMUP updates, then half a cosine wave down to FLOOR at update PERIOD."""
    if k < WARMUP:
        return (k + 1) / WARMUP
    if k >= PERIOD:
        return FLOOR
    part = (k - WARMUP) / (PERIOD - WARMUP)
    return FLOOR + (1 - FLOOR) * (1 + math.cos(math.pi * part)) / 2

#: factor  #? !native restarts
def factor(k):
    """Half a cosine wave from 1 down to FLOOR, begun anew every PERIOD updates."""
    return FLOOR + (1 - FLOOR) * (1 + math.cos(math.pi * (k % PERIOD) / PERIOD)) / 2

#: schedule  #? native restarts
def schedule(optimizer):
    floor = FLOOR * optimizer.defaults["lr"]
    return lr_scheduler.CosineAnnealingWarmRestarts(optimizer, T_0=PERIOD, eta_min=floor)

#: factor  #? !native cyclic
def factor(k):
    """A triangle from FLOOR up to 1 and back, PERIOD updates a cycle."""
    part = k % PERIOD / PERIOD
    return FLOOR + (1 - FLOOR) * (1 - abs(2 * part - 1))

#: schedule  #? native cyclic
def schedule(optimizer):
    rate = optimizer.defaults["lr"]
    return lr_scheduler.CyclicLR(optimizer, FLOOR * rate, rate, PERIOD / 2, cycle_momentum=False)

#: factor  #? !native one-cycle
def factor(k):
    """From 1/25 up to 1, then down to next to nothing, in PERIOD updates: PyTorch's OneCycleLR."""
    start, end = 1 / 25, 1 / 250_000
    top, last = 0.3 * PERIOD - 1, PERIOD - 1
    if k >= last:
        return end
    if k <= top:
        return 1 + (start - 1) / 2 * (1 + math.cos(math.pi * k / top))
    return end + (1 - end) / 2 * (1 + math.cos(math.pi * (k - top) / (last - top)))

#: schedule  #? native one-cycle
def schedule(optimizer):
    rate = optimizer.defaults["lr"]
    return lr_scheduler.OneCycleLR(optimizer, rate, total_steps=PERIOD, cycle_momentum=False)

#: factor  #? numpy plateau
class Plateau:
    """PyTorch's ReduceLROnPlateau: once PERIOD losses were no better, the rate is cut by GAMMA."""

    def __init__(self):
        self.factor, self.best, self.bad = 1.0, np.inf, 0

    def observe(self, loss, rate):
        if loss < self.best * (1 - 1e-4):
            self.best, self.bad = loss, 0
        else:
            self.bad += 1
        if self.bad > PERIOD:
            self.bad = 0
            if rate * (self.factor - GAMMA * self.factor) > 1e-8:
                self.factor *= GAMMA

#: schedule  #? native plateau
def schedule(optimizer):
    return lr_scheduler.ReduceLROnPlateau(optimizer, factor=GAMMA, patience=PERIOD)

#: schedule  #? torch scheduled !native
def schedule(optimizer):
    return lr_scheduler.LambdaLR(optimizer, factor)
