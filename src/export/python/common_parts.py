# Parts of the exported programs that read the same in NumPy and in PyTorch: in the PyTorch
# programs `np.` is `torch.`. A part begins at a line `#: NAME`. A line that ends in
# `#? FLAG ...` is kept only where all flags hold; `!FLAG` holds where FLAG does not.

#: loss parabola
def loss(point):
    """w²."""
    (w,) = point
    return w**2

#: loss double-well
def loss(point):
    """(w² - 1)² + 0.3w."""
    (w,) = point
    return (w**2 - 1) ** 2 + 0.3 * w

#: loss waves
def loss(point):
    """0.1w² + sin(3w)."""
    (w,) = point
    return 0.1 * w**2 + np.sin(3 * w)

#: loss bowl
def loss(point):
    """½(x² + y²)."""
    x, y = point
    return (x**2 + y**2) / 2

#: loss ravine
def loss(point):
    """½(x² + κy²); κ is the condition number."""
    x, y = point
    return (x**2 + KAPPA * y**2) / 2

#: loss saddle
def loss(point):
    """½x² - ½y² + ¼y⁴."""
    x, y = point
    return x**2 / 2 - y**2 / 2 + y**4 / 4

#: loss rosenbrock
def loss(point):
    """Rosenbrock's valley, (1 - x)² + 100(y - x²)²."""
    x, y = point
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2

#: loss himmelblau
def loss(point):
    """Himmelblau's function, (x² + y - 11)² + (x + y² - 7)²."""
    x, y = point
    return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2

#: loss beale
def loss(point):
    """Beale's function: three squares."""
    x, y = point
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2

#: loss booth
def loss(point):
    """Booth's function, (x + 2y - 7)² + (2x + y - 5)²."""
    x, y = point
    return (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2

#: loss camel
def loss(point):
    """The six-hump camel."""
    x, y = point
    return (4 - 2.1 * x**2 + x**4 / 3) * x**2 + x * y + (4 * y**2 - 4) * y**2

#: loss styblinski-tang
def loss(point):
    """Styblinski and Tang's function, ½Σ(x⁴ - 16x² + 5x)."""
    return np.sum(point**4 - 16 * point**2 + 5 * point) / 2

#: loss rastrigin
def loss(point):
    """Rastrigin's function, 20 + Σ(x² - 10cos 2πx)."""
    return 20 + np.sum(point**2 - 10 * np.cos(2 * np.pi * point))

#: loss ackley
def loss(point):
    """Ackley's function: a cone with ripples."""
    cone = np.exp(-0.2 * np.linalg.norm(point) / 2**0.5)
    ripple = np.exp(np.sum(np.cos(2 * np.pi * point)) / 2)
    return 20 - 20 * cone + np.e - ripple

#: loss goldstein-price
def loss(point):
    """Goldstein and Price's function: a product of two polynomials."""
    x, y = point
    p = 19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2
    q = 18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2
    return (1 + (x + y + 1) ** 2 * p) * (30 + (2 * x - 3 * y) ** 2 * q)

#: loss plateau
def loss(point):
    """1 - exp(-½(x² + y²)): a dent in a plain."""
    x, y = point
    return 1 - np.exp(-(x**2 + y**2) / 2)

#: loss linear-regression
def loss(point, u=U, v=V):
    """The mean squared error of the line a + bu."""
    a, b = point
    return np.mean((a + b * u - v) ** 2)

#: loss neuron
def loss(point, u=U, v=V):
    """The mean squared error of the neuron tanh(a + bu)."""
    a, b = point
    return np.mean((np.tanh(a + b * u) - v) ** 2)

#: factor step
def factor(k):
    """Times GAMMA after every PERIOD updates."""
    return GAMMA ** (k // PERIOD)

#: factor exponential
def factor(k):
    """Times GAMMA after every update."""
    return GAMMA**k

#: factor inverse
def factor(k):
    """As 1 over the time."""
    return 1 / (1 + GAMMA * k)

#: factor linear
def factor(k):
    """A line from 1 down to FLOOR at update PERIOD, then level."""
    return 1 - (1 - FLOOR) * min(k / PERIOD, 1)

#: factor cosine
def factor(k):
    """Half a cosine wave from 1 down to FLOOR at update PERIOD, then level."""
    return FLOOR + (1 - FLOOR) * (1 + math.cos(math.pi * min(k / PERIOD, 1))) / 2

#: factor warmup
def factor(k):
    """Up to 1 in WARMUP updates, then half a cosine wave down to FLOOR at update PERIOD."""
    if k < WARMUP:
        return (k + 1) / WARMUP
    if k >= PERIOD:
        return FLOOR
    part = (k - WARMUP) / (PERIOD - WARMUP)
    return FLOOR + (1 - FLOOR) * (1 + math.cos(math.pi * part)) / 2

#: factor restarts
def factor(k):
    """Half a cosine wave from 1 down to FLOOR, begun anew every PERIOD updates."""
    return FLOOR + (1 - FLOOR) * (1 + math.cos(math.pi * (k % PERIOD) / PERIOD)) / 2

#: factor cyclic
def factor(k):
    """A triangle from FLOOR up to 1 and back, PERIOD updates a cycle."""
    part = k % PERIOD / PERIOD
    return FLOOR + (1 - FLOOR) * (1 - abs(2 * part - 1))

#: factor one-cycle
def factor(k):
    """From 1/25 up to 1, then down to next to nothing, in PERIOD updates: PyTorch's OneCycleLR."""
    start, end = 1 / 25, 1 / 250_000
    top, last = 0.3 * PERIOD - 1, PERIOD - 1
    if k >= last:
        return end
    if k <= top:
        return 1 + (start - 1) / 2 * (1 + math.cos(math.pi * k / top))
    return end + (1 - end) / 2 * (1 + math.cos(math.pi * (k - top) / (last - top)))

#: draws
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

#: noise
def gaussian(k):
    """Two standard normal draws for update k, by Box and Muller's transform."""
    first, second = (((draw(1, k, i) >> 11) + 0.5) / 2**53 for i in (0, 1))
    radius, angle = math.sqrt(-2 * math.log(first)), 2 * math.pi * second
    return radius * math.cos(angle), radius * math.sin(angle)

#: batch
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
