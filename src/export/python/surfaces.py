# The loss of each surface, and its gradient for NumPy; PyTorch has its own. parts.rs says how parts
# are marked.

#: loss parabola
def loss(point):
    """w²."""
    (w,) = point
    return w**2

#: numpy gradient parabola
def gradient(point):
    (w,) = point
    return np.array([2 * w])

#: loss double-well
def loss(point):
    """(w² - 1)² + 0.3w."""
    (w,) = point
    return (w**2 - 1) ** 2 + 0.3 * w

#: numpy gradient double-well
def gradient(point):
    (w,) = point
    return np.array([4 * w * (w**2 - 1) + 0.3])

#: loss waves
def loss(point):
    """0.1w² + sin(3w)."""
    (w,) = point
    return 0.1 * w**2 + np.sin(3 * w)

#: numpy gradient waves
def gradient(point):
    (w,) = point
    return np.array([0.2 * w + 3 * np.cos(3 * w)])

#: loss bowl
def loss(point):
    """½(x² + y²)."""
    x, y = point
    return (x**2 + y**2) / 2

#: numpy gradient bowl
def gradient(point):
    x, y = point
    return np.array([x, y])

#: loss ravine
def loss(point):
    """½(x² + κy²); κ is the condition number."""
    x, y = point
    return (x**2 + KAPPA * y**2) / 2

#: numpy gradient ravine
def gradient(point):
    x, y = point
    return np.array([x, KAPPA * y])

#: loss saddle
def loss(point):
    """½x² - ½y² + ¼y⁴."""
    x, y = point
    return x**2 / 2 - y**2 / 2 + y**4 / 4

#: numpy gradient saddle
def gradient(point):
    x, y = point
    return np.array([x, y**3 - y])

#: loss rosenbrock
def loss(point):
    """Rosenbrock's valley, (1 - x)² + 100(y - x²)²."""
    x, y = point
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2

#: numpy gradient rosenbrock
def gradient(point):
    x, y = point
    across = y - x**2
    return np.array([-2 * (1 - x) - 400 * x * across, 200 * across])

#: loss himmelblau
def loss(point):
    """Himmelblau's function, (x² + y - 11)² + (x + y² - 7)²."""
    x, y = point
    return (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2

#: numpy gradient himmelblau
def gradient(point):
    x, y = point
    first, second = x**2 + y - 11, x + y**2 - 7
    return np.array([4 * x * first + 2 * second, 2 * first + 4 * y * second])

#: loss beale
def loss(point):
    """Beale's function: three squares."""
    x, y = point
    return (1.5 - x + x * y) ** 2 + (2.25 - x + x * y**2) ** 2 + (2.625 - x + x * y**3) ** 2

#: numpy gradient beale
def gradient(point):
    x, y = point
    first, second, third = 1.5 - x + x * y, 2.25 - x + x * y**2, 2.625 - x + x * y**3
    along_x = 2 * first * (y - 1) + 2 * second * (y**2 - 1) + 2 * third * (y**3 - 1)
    along_y = 2 * first * x + 2 * second * 2 * x * y + 2 * third * 3 * x * y**2
    return np.array([along_x, along_y])

#: loss booth
def loss(point):
    """Booth's function, (x + 2y - 7)² + (2x + y - 5)²."""
    x, y = point
    return (x + 2 * y - 7) ** 2 + (2 * x + y - 5) ** 2

#: numpy gradient booth
def gradient(point):
    x, y = point
    first, second = x + 2 * y - 7, 2 * x + y - 5
    return np.array([2 * first + 4 * second, 4 * first + 2 * second])

#: loss camel
def loss(point):
    """The six-hump camel."""
    x, y = point
    return (4 - 2.1 * x**2 + x**4 / 3) * x**2 + x * y + (4 * y**2 - 4) * y**2

#: numpy gradient camel
def gradient(point):
    x, y = point
    return np.array([8 * x - 8.4 * x**3 + 2 * x**5 + y, x - 8 * y + 16 * y**3])

#: loss styblinski-tang
def loss(point):
    """Styblinski and Tang's function, ½Σ(x⁴ - 16x² + 5x)."""
    return np.sum(point**4 - 16 * point**2 + 5 * point) / 2

#: numpy gradient styblinski-tang
def gradient(point):
    return 2 * point**3 - 16 * point + 2.5

#: loss rastrigin
def loss(point):
    """Rastrigin's function, 20 + Σ(x² - 10cos 2πx)."""
    return 20 + np.sum(point**2 - 10 * np.cos(2 * np.pi * point))

#: numpy gradient rastrigin
def gradient(point):
    return 2 * point + 20 * np.pi * np.sin(2 * np.pi * point)

#: loss ackley
def loss(point):
    """Ackley's function: a cone with ripples."""
    cone = np.exp(-0.2 * np.linalg.norm(point) / 2**0.5)
    ripple = np.exp(np.sum(np.cos(2 * np.pi * point)) / 2)
    return 20 - 20 * cone + np.e - ripple

#: numpy gradient ackley
def gradient(point):
    radius = np.linalg.norm(point) / 2**0.5
    if radius == 0:
        return np.zeros(2)  # the tip of the cone has no slope of its own
    cone = np.exp(-0.2 * radius)
    ripple = np.exp(np.sum(np.cos(2 * np.pi * point)) / 2)
    return 2 * cone * point / radius + np.pi * ripple * np.sin(2 * np.pi * point)

#: loss goldstein-price
def loss(point):
    """Goldstein and Price's function: a product of two polynomials."""
    x, y = point
    p = 19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2
    q = 18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2
    return (1 + (x + y + 1) ** 2 * p) * (30 + (2 * x - 3 * y) ** 2 * q)

#: numpy gradient goldstein-price
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

#: loss plateau
def loss(point):
    """1 - exp(-½(x² + y²)): a dent in a plain."""
    x, y = point
    return 1 - np.exp(-(x**2 + y**2) / 2)

#: numpy gradient plateau
def gradient(point):
    x, y = point
    depth = np.exp(-(x**2 + y**2) / 2)
    return np.array([x * depth, y * depth])

#: loss linear-regression
def loss(point, u=U, v=V):
    """The mean squared error of the line a + bu."""
    a, b = point
    return np.mean((a + b * u - v) ** 2)

#: numpy gradient linear-regression
def gradient(point, u=U, v=V):
    a, b = point
    miss = a + b * u - v
    return np.array([np.mean(2 * miss), np.mean(2 * miss * u)])

#: numpy loss logistic-regression
def loss(point, u=U, v=V):
    """The mean cross-entropy of σ(a + bu), the chance of label 1, with the labels v."""
    a, b = point
    z = a + b * u
    return np.mean(np.logaddexp(0, z) - v * z)

#: torch loss logistic-regression
def loss(point, u=U, v=V):
    """The mean cross-entropy of σ(a + bu), the chance of label 1, with the labels v."""
    a, b = point
    return torch.nn.functional.binary_cross_entropy_with_logits(a + b * u, v)

#: numpy gradient logistic-regression
def gradient(point, u=U, v=V):
    a, b = point
    miss = 1 / (1 + np.exp(-(a + b * u))) - v
    return np.array([np.mean(miss), np.mean(miss * u)])

#: loss neuron
def loss(point, u=U, v=V):
    """The mean squared error of the neuron tanh(a + bu)."""
    a, b = point
    return np.mean((np.tanh(a + b * u) - v) ** 2)

#: numpy gradient neuron
def gradient(point, u=U, v=V):
    a, b = point
    output = np.tanh(a + b * u)
    slope = 2 * (output - v) * (1 - output**2)
    return np.array([np.mean(slope), np.mean(slope * u)])
