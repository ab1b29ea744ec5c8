# Parts of the exported NumPy programs; common_parts.py says how they are marked.

#: head
import math  #? math
from functools import lru_cache  #? batch

import numpy as np

#: loss logistic-regression
def loss(point, u=U, v=V):
    """The mean cross-entropy of σ(a + bu), the chance of label 1, with the labels v."""
    a, b = point
    z = a + b * u
    return np.mean(np.logaddexp(0, z) - v * z)

#: gradient parabola
def gradient(point):
    (w,) = point
    return np.array([2 * w])

#: gradient double-well
def gradient(point):
    (w,) = point
    return np.array([4 * w * (w**2 - 1) + 0.3])

#: gradient waves
def gradient(point):
    (w,) = point
    return np.array([0.2 * w + 3 * np.cos(3 * w)])

#: gradient bowl
def gradient(point):
    x, y = point
    return np.array([x, y])

#: gradient ravine
def gradient(point):
    x, y = point
    return np.array([x, KAPPA * y])

#: gradient saddle
def gradient(point):
    x, y = point
    return np.array([x, y**3 - y])

#: gradient rosenbrock
def gradient(point):
    x, y = point
    across = y - x**2
    return np.array([-2 * (1 - x) - 400 * x * across, 200 * across])

#: gradient himmelblau
def gradient(point):
    x, y = point
    first, second = x**2 + y - 11, x + y**2 - 7
    return np.array([4 * x * first + 2 * second, 2 * first + 4 * y * second])

#: gradient beale
def gradient(point):
    x, y = point
    first, second, third = 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3
    along_x = 2 * first * (y - 1) + 2 * second * (y**2 - 1) + 2 * third * (y**3 - 1)
    along_y = 2 * first * x + 2 * second * 2 * x * y + 2 * third * 3 * x * y**2
    return np.array([along_x, along_y])

#: gradient booth
def gradient(point):
    x, y = point
    first, second = x + 2 * y - 7, 2 * x + y - 5
    return np.array([2 * first + 4 * second, 4 * first + 2 * second])

#: gradient camel
def gradient(point):
    x, y = point
    return np.array([8 * x - 8.4 * x**3 + 2 * x**5 + y, x - 8 * y + 16 * y**3])

#: gradient styblinski-tang
def gradient(point):
    return 2 * point**3 - 16 * point + 2.5

#: gradient rastrigin
def gradient(point):
    return 2 * point + 20 * np.pi * np.sin(2 * np.pi * point)

#: gradient ackley
def gradient(point):
    radius = np.linalg.norm(point) / 2**0.5
    if radius == 0:
        return np.zeros(2)  # the tip of the cone has no slope of its own
    cone = np.exp(-0.2 * radius)
    ripple = np.exp(np.sum(np.cos(2 * np.pi * point)) / 2)
    return 2 * cone * point / radius + np.pi * ripple * np.sin(2 * np.pi * point)

#: gradient goldstein-price
def gradient(point):
    x, y = point
    s, t = x + y + 1, 2 * x - 3 * y
    p = 19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2
    q = 18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2
    left, right = 1 + s**2 * p, 30 + t**2 * q
    left_slope = 2 * s * p + s**2 * (6 * x + 6 * y - 14)  # the same along x and along y
    right_x = 4 * t * q + t**2 * (24 * x - 36 * y - 32)
    right_y = -6 * t * q + t**2 * (54 * y - 36 * x + 48)
    return np.array([left_slope * right + left * right_x, left_slope * right + left * right_y])

#: gradient plateau
def gradient(point):
    x, y = point
    depth = np.exp(-(x**2 + y**2) / 2)
    return np.array([x * depth, y * depth])

#: gradient linear-regression
def gradient(point, u=U, v=V):
    a, b = point
    miss = a + b * u - v
    return np.array([np.mean(2 * miss), np.mean(2 * miss * u)])

#: gradient logistic-regression
def gradient(point, u=U, v=V):
    a, b = point
    miss = 1 / (1 + np.exp(-(a + b * u))) - v
    return np.array([np.mean(miss), np.mean(miss * u)])

#: gradient neuron
def gradient(point, u=U, v=V):
    a, b = point
    output = np.tanh(a + b * u)
    slope = 2 * (output - v) * (1 - output**2)
    return np.array([np.mean(slope), np.mean(slope * u)])

#: ratio
def ratio(a, b):
    """a / b, but 0 where a is 0: the slope at the tip of a cone."""
    return 0.0 if a == 0 else a / b

#: rule gd
def gd(point, g, rate, t):
    """Gradient descent (Cauchy 1847)."""
    return (point - rate * g,)

#: rule momentum
def momentum(point, g, rate, t, v=0.0, *, momentum, dampening):
    """The heavy ball (Polyak 1964); its first velocity is the whole first gradient."""
    v = g if t == 1 or momentum == 0 else momentum * v + (1 - dampening) * g
    return point - rate * v, v

#: rule nesterov
def nesterov(point, g, rate, t, v=0.0, *, momentum):
    """Nesterov's accelerated gradient (1983), at the looked-ahead point (Sutskever et al. 2013)."""
    v = momentum * v + g
    return point - rate * (g + momentum * v), v

#: rule adagrad
def adagrad(point, g, rate, t, s=0.0, *, eps):
    """Adagrad (Duchi, Hazan and Singer 2011)."""
    s = s + g**2
    return point - rate * g / (np.sqrt(s) + eps), s

#: rule rmsprop
def rmsprop(point, g, rate, t, v=0.0, *, alpha, eps):
    """RMSProp (Hinton 2012)."""
    v = alpha * v + (1 - alpha) * g**2
    return point - rate * g / (np.sqrt(v) + eps), v

#: rule adadelta
def adadelta(point, g, rate, t, v=0.0, u=0.0, *, rho, eps):
    """Adadelta (Zeiler 2012), its step times a rate."""
    v = rho * v + (1 - rho) * g**2
    delta = np.sqrt(u + eps) / np.sqrt(v + eps) * g
    u = rho * u + (1 - rho) * delta**2
    return point - rate * delta, v, u

#: rule adam
def adam(point, g, rate, t, m=0.0, v=0.0, *, beta1, beta2, eps):
    """Adam (Kingma and Ba 2015)."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return point - rate * m_hat / (np.sqrt(v_hat) + eps), m, v

#: rule adamw
def adamw(point, g, rate, t, m=0.0, v=0.0, *, beta1, beta2, eps, decay):
    """AdamW (Loshchilov and Hutter 2019): the weight decay passes through neither moment."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return point - rate * decay * point - rate * m_hat / (np.sqrt(v_hat) + eps), m, v

#: rule amsgrad
def amsgrad(point, g, rate, t, m=0.0, v=0.0, largest=0.0, *, beta1, beta2, eps):
    """AMSGrad (Reddi, Kale and Kumar 2018), with PyTorch's bias correction."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    largest = np.maximum(largest, v)
    m_hat = m / (1 - beta1**t)
    v_hat = largest / (1 - beta2**t)
    return point - rate * m_hat / (np.sqrt(v_hat) + eps), m, v, largest

#: rule adamax
def adamax(point, g, rate, t, m=0.0, u=0.0, *, beta1, beta2, eps):
    """AdaMax (Kingma and Ba 2015), with PyTorch's eps inside the maximum."""
    m = beta1 * m + (1 - beta1) * g
    u = np.maximum(beta2 * u, np.abs(g) + eps)
    m_hat = m / (1 - beta1**t)
    return point - rate * m_hat / u, m, u

#: rule nadam
def nadam(point, g, rate, t, m=0.0, v=0.0, product=1.0, *, beta1, beta2, eps):
    """NAdam (Dozat 2016), with PyTorch's momentum decay of 0.004."""
    mu = beta1 * (1 - 0.5 * 0.96 ** (0.004 * t))
    mu_next = beta1 * (1 - 0.5 * 0.96 ** (0.004 * (t + 1)))
    product = product * mu
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = mu_next * m / (1 - product * mu_next) + (1 - mu) * g / (1 - product)
    v_hat = v / (1 - beta2**t)
    return point - rate * m_hat / (np.sqrt(v_hat) + eps), m, v, product

#: rule radam
def radam(point, g, rate, t, m=0.0, v=0.0, *, beta1, beta2, eps):
    """RAdam (Liu et al. 2020): it trusts the second moment once enough gradients stand behind it."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    longest = 2 / (1 - beta2) - 1
    length = longest - 2 * t * beta2**t / (1 - beta2**t)
    if length <= 5:
        return point - rate * m_hat, m, v
    r = (length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)
    scale = np.sqrt(r) * np.sqrt(1 - beta2**t) / (np.sqrt(v) + eps)
    return point - rate * m_hat * scale, m, v

#: rule rprop
def rprop(point, g, rate, t, before=0.0, size=None, *, first):
    """Rprop (Riedmiller and Braun 1993): sizes of its own from `first` on, and no schedule."""
    size = np.full(len(point), first) if t == 1 else size
    turn = g * before
    size = np.clip(size * np.where(turn > 0, 1.2, np.where(turn < 0, 0.5, 1.0)), 1e-6, 50)
    g = np.where(turn < 0, 0.0, g)
    return point - np.sign(g) * size, g, size

#: rule lion
def lion(point, g, rate, t, m=0.0, *, beta1, beta2, decay):
    """Lion (Chen et al. 2023): the sign of an interpolated momentum."""
    direction = np.sign(beta1 * m + (1 - beta1) * g)
    m = beta2 * m + (1 - beta2) * g
    return point - rate * (direction + decay * point), m

#: plateau
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

#: run
def run(rule, rate, settings):
    """The trace of one racer: step, point and loss, at the start and after each update."""
    point, memory, trace = np.array(START), (), []
    plateau = Plateau()  #? plateau
    for k in range(STEPS + 1):
        value, g = loss(point), gradient(point)
        trace.append((k, *point.tolist(), float(value)))
        if k == STEPS or value > HIGHEST or not np.isfinite([*point, value, *g]).all():
            break
        if k > 0:  #? plateau
            plateau.observe(value, rate)  #? plateau
        g = gradient(point, *batch(k))  #? batch
        g = g + NOISE * np.array(gaussian(k)[: len(g)])  #? noise
        point, *memory = rule(point, g, rate, k + 1, *memory, **settings)  #? !scheduled
        point, *memory = rule(point, g, rate * factor(k), k + 1, *memory, **settings)  #? scheduled !plateau
        point, *memory = rule(point, g, rate * plateau.factor, k + 1, *memory, **settings)  #? plateau
    return trace
