"""The runs of a figure again, as PyTorch's documentation has the optimizers, in a loop of NumPy's."""

import numpy as np

STEPS = 200


def rosenbrock_gradient(at):
    x, y = at
    return np.array([-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)])


def adam(start, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    at, m, v, path = np.array(start), np.zeros(2), np.zeros(2), [start]
    for t in range(1, STEPS + 1):
        gradient = rosenbrock_gradient(at)
        m = beta1 * m + (1 - beta1) * gradient
        v = beta2 * v + (1 - beta2) * gradient**2
        at = at - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + eps)
        path.append(at)
    return np.array(path)


def momentum(start, lr, factor=0.9):
    at, buffer, path = np.array(start), np.zeros(2), [start]
    for _ in range(STEPS):
        buffer = factor * buffer + rosenbrock_gradient(at)
        at = at - lr * buffer
        path.append(at)
    return np.array(path)


def differences(first, second):
    """The largest differences of two traces, Adam's and momentum's, from the loops."""
    start = [first.x[0], first.y[0]]
    pairs = [(first, adam(start, first.lr)), (second, momentum(start, second.lr))]
    return [float(np.abs(np.column_stack([run.x, run.y]) - path).max()) for run, path in pairs]
