"""Makes the data behind the three data surfaces, once and for all.

The CSV files are what counts: they are committed, compiled into the program and
the same on every platform. This script says where they came from and prints the
facts that `src/surface/data.rs` lists, the minima above all.

    python3 data/generate.py          # NumPy 1.24 or newer
"""

from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
POINTS = 100


def write(name, u, v):
    rows = [f"{a:.4f},{b:.4f}" for a, b in zip(u, v)]
    (HERE / name).write_text("u,v\n" + "\n".join(rows) + "\n")
    table = np.loadtxt(HERE / name, delimiter=",", skiprows=1)
    return table[:, 0], table[:, 1]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def linear(u, v):
    def loss(t):
        r = t[0] + t[1] * u - v
        gradient = np.array([2 * r.mean(), 2 * (r * u).mean()])
        hessian = 2 * np.array([[1, u.mean()], [u.mean(), (u * u).mean()]])
        return (r * r).mean(), gradient, hessian
    return loss


def logistic(u, v):
    def loss(t):
        z = t[0] + t[1] * u
        p = sigmoid(z)
        value = (np.logaddexp(0, z) - v * z).mean()
        w = p * (1 - p)
        gradient = np.array([(p - v).mean(), ((p - v) * u).mean()])
        hessian = np.array([[w.mean(), (w * u).mean()], [(w * u).mean(), (w * u * u).mean()]])
        return value, gradient, hessian
    return loss


def neuron(u, v):
    def loss(t):
        a = np.tanh(t[0] + t[1] * u)
        r, d = a - v, 1 - a * a
        e = d * d - 2 * r * a * d
        gradient = np.array([2 * (r * d).mean(), 2 * (r * d * u).mean()])
        hessian = 2 * np.array([[e.mean(), (e * u).mean()], [(e * u).mean(), (e * u * u).mean()]])
        return (r * r).mean(), gradient, hessian
    return loss


def minima(loss, box, grid=25):
    """Every minimum that damped Newton finds from a grid of starts in the box."""
    found = []
    for a in np.linspace(box[0], box[1], grid):
        for b in np.linspace(box[2], box[3], grid):
            t = np.array([a, b])
            for _ in range(100):
                value, gradient, hessian = loss(t)
                if np.abs(gradient).max() < 1e-13:
                    break
                eigenvalues, q = np.linalg.eigh(hessian)
                step = -q @ ((q.T @ gradient) / np.maximum(np.abs(eigenvalues), 1e-6))
                step *= min(1, 0.5 / np.linalg.norm(step))
                size = 1.0
                while size > 1e-12 and loss(t + size * step)[0] > value:
                    size /= 2
                if size <= 1e-12:
                    break
                t = t + size * step
            value, gradient, hessian = loss(t)
            inside = box[0] <= t[0] <= box[1] and box[2] <= t[1] <= box[3]
            if inside and np.abs(gradient).max() < 1e-9 and np.linalg.eigvalsh(hessian)[0] > 1e-6:
                if not any(np.linalg.norm(t - other) < 1e-4 for other in found):
                    found.append(t)
    return sorted(found, key=lambda t: loss(t)[0])


def report(name, loss, box, grid=25):
    for t in minima(loss, box, grid):
        value, gradient, hessian = loss(t)
        print(f"{name}: ({t[0]!r}, {t[1]!r}) loss {value:.6f} gradient {np.abs(gradient).max():.1e} "
              f"eigenvalues {np.linalg.eigvalsh(hessian)}")


def main():
    draw = np.random.default_rng(1847)

    u = draw.uniform(0, 2, POINTS)
    u, v = write("linear.csv", u, 4 + 3 * u + draw.standard_normal(POINTS))
    report("linear-regression", linear(u, v), (0, 8, -2, 8))

    u = draw.uniform(-2, 2, POINTS)
    u, v = write("logistic.csv", u, (draw.uniform(size=POINTS) < sigmoid(0.5 + 1.5 * u)).astype(float))
    report("logistic-regression", logistic(u, v), (-4, 4, -4, 6))

    # A tanh unit's own curve, but for the leftmost points, which lie about 0.9 up: a
    # flat fit through everything is a second, worse minimum.
    u = draw.uniform(-2, 2, POINTS)
    clean = np.where(u > -1.4, np.tanh(-2 + 4 * u), 0.9)
    u, v = write("neuron.csv", u, clean + 0.1 * draw.standard_normal(POINTS))
    report("neuron", neuron(u, v), (-4, 3, -1, 6), grid=9)


if __name__ == "__main__":
    main()
