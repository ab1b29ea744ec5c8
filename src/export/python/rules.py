# The rules: for NumPy functions from a point and the memory of one to the next, for PyTorch what
# torch.optim does not have. parts.rs says how parts are marked.

#: numpy rule gd
def gd(point, g, rate, t):
    """Gradient descent (Cauchy 1847)."""
    return (point - rate * g,)

#: numpy rule momentum
def momentum(point, g, rate, t, v=0.0, *, momentum, dampening):
    """The heavy ball (Polyak 1964); its first velocity is the whole first gradient."""
    v = g if t == 1 or momentum == 0 else momentum * v + (1 - dampening) * g
    return point - rate * v, v

#: numpy rule nesterov
def nesterov(point, g, rate, t, v=0.0, *, momentum):
    """Nesterov's accelerated gradient (1983), at the looked-ahead point (Sutskever et al. 2013)."""
    v = momentum * v + g
    return point - rate * (g + momentum * v), v

#: numpy rule adagrad
def adagrad(point, g, rate, t, s=0.0, *, eps):
    """Adagrad (Duchi, Hazan and Singer 2011)."""
    s = s + g**2
    return point - rate * g / (np.sqrt(s) + eps), s

#: numpy rule rmsprop
def rmsprop(point, g, rate, t, v=0.0, *, alpha, eps):
    """RMSProp (Hinton 2012)."""
    v = alpha * v + (1 - alpha) * g**2
    return point - rate * g / (np.sqrt(v) + eps), v

#: numpy rule adadelta
def adadelta(point, g, rate, t, v=0.0, u=0.0, *, rho, eps):
    """Adadelta (Zeiler 2012), its step times a rate."""
    v = rho * v + (1 - rho) * g**2
    delta = np.sqrt(u + eps) / np.sqrt(v + eps) * g
    u = rho * u + (1 - rho) * delta**2
    return point - rate * delta, v, u

#: numpy rule adam
def adam(point, g, rate, t, m=0.0, v=0.0, *, beta1, beta2, eps):
    """Adam (Kingma and Ba 2015)."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return point - rate * m_hat / (np.sqrt(v_hat) + eps), m, v

#: numpy rule adamw
def adamw(point, g, rate, t, m=0.0, v=0.0, *, beta1, beta2, eps, decay):
    """AdamW (Loshchilov and Hutter 2019): the weight decay passes through neither moment."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    return point - rate * decay * point - rate * m_hat / (np.sqrt(v_hat) + eps), m, v

#: numpy rule amsgrad
def amsgrad(point, g, rate, t, m=0.0, v=0.0, largest=0.0, *, beta1, beta2, eps):
    """AMSGrad (Reddi, Kale and Kumar 2018), with PyTorch's bias correction."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    largest = np.maximum(largest, v)
    m_hat = m / (1 - beta1**t)
    v_hat = largest / (1 - beta2**t)
    return point - rate * m_hat / (np.sqrt(v_hat) + eps), m, v, largest

#: numpy rule adamax
def adamax(point, g, rate, t, m=0.0, u=0.0, *, beta1, beta2, eps):
    """AdaMax (Kingma and Ba 2015), with PyTorch's eps inside the maximum."""
    m = beta1 * m + (1 - beta1) * g
    u = np.maximum(beta2 * u, np.abs(g) + eps)
    m_hat = m / (1 - beta1**t)
    return point - rate * m_hat / u, m, u

#: numpy rule nadam
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

#: numpy rule radam
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

#: numpy rule rprop
def rprop(point, g, rate, t, before=0.0, size=None, *, first):
    """Rprop (Riedmiller and Braun 1993): sizes of its own from `first` on, and no schedule."""
    size = np.full(len(point), first) if t == 1 else size
    turn = g * before
    size = np.clip(size * np.where(turn > 0, 1.2, np.where(turn < 0, 0.5, 1.0)), 1e-6, 50)
    g = np.where(turn < 0, 0.0, g)
    return point - np.sign(g) * size, g, size

#: numpy rule lion
def lion(point, g, rate, t, m=0.0, *, beta1, beta2, decay):
    """Lion (Chen et al. 2023): the sign of an interpolated momentum."""
    direction = np.sign(beta1 * m + (1 - beta1) * g)
    m = beta2 * m + (1 - beta2) * g
    return point - rate * (direction + decay * point), m

#: torch rule lion
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
